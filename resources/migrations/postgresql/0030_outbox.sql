-- Messages to people outside the program, written with the change that they tell of and sent from here.
-- Payloads hold ids, times and sealed secrets: texts and addresses are looked up when a message is sent.
CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('EMAIL', 'SMS', 'IN_APP', 'WEBHOOK')),
    status text NOT NULL CHECK (status IN ('PENDING', 'SENT', 'FAILED', 'WITHDRAWN')),
    -- What is sent in order of (due_at, seq): the messages of one subject.
    subject uuid NOT NULL,
    seq bigint NOT NULL,
    appointment_id uuid REFERENCES appointments (id),
    offer_id uuid REFERENCES waitlist_offers (id),
    patient_id uuid REFERENCES patients (id),
    user_id uuid REFERENCES users (id),
    payload text NOT NULL,
    due_at bigint NOT NULL,
    next_try_at bigint NOT NULL,
    give_up_at bigint NOT NULL,
    claimed_by uuid,
    claimed_until bigint,
    attempts integer NOT NULL DEFAULT 0,
    last_error text NOT NULL DEFAULT '',
    sent_at bigint,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1
)
--;
CREATE INDEX outbox_waiting ON outbox (channel, next_try_at) WHERE status = 'PENDING'
--;
CREATE INDEX outbox_by_subject ON outbox (subject, channel, due_at) WHERE status = 'PENDING'
--;
CREATE INDEX outbox_by_status ON outbox (status, created_at, id)
--;
CREATE INDEX outbox_by_time ON outbox (created_at, id)
