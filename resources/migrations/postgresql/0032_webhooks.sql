-- Integrators' programs that are told of appointments. The secrets that sign are sealed.
CREATE TABLE webhooks (
    id uuid PRIMARY KEY,
    url text NOT NULL,
    events text NOT NULL,
    is_active boolean NOT NULL,
    disabled_reason text NOT NULL DEFAULT '',
    sealed_secret text NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1
)
--;
ALTER TABLE outbox ADD COLUMN webhook_id uuid REFERENCES webhooks (id)
--;
CREATE INDEX outbox_by_webhook ON outbox (webhook_id) WHERE webhook_id IS NOT NULL
