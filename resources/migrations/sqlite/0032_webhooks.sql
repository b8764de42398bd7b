-- Integrators' programs that are told of appointments. The secrets that sign are sealed.
CREATE TABLE webhooks (
    id text PRIMARY KEY,
    url text NOT NULL,
    events text NOT NULL,
    is_active integer NOT NULL,
    disabled_reason text NOT NULL DEFAULT '',
    sealed_secret text NOT NULL,
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    version integer NOT NULL DEFAULT 1
) WITHOUT ROWID
--;
ALTER TABLE outbox ADD COLUMN webhook_id text REFERENCES webhooks (id)
--;
CREATE INDEX outbox_by_webhook ON outbox (webhook_id) WHERE webhook_id IS NOT NULL
