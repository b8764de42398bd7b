-- Messages to people outside the program, written with the change that they tell of and sent from here.
-- Payloads hold ids, times and sealed secrets: texts and addresses are looked up when a message is sent.
CREATE TABLE outbox (
    id text PRIMARY KEY,
    kind text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('EMAIL', 'SMS', 'IN_APP', 'WEBHOOK')),
    status text NOT NULL CHECK (status IN ('PENDING', 'SENT', 'FAILED', 'WITHDRAWN')),
    -- What is sent in order of (due_at, seq): the messages of one subject.
    subject text NOT NULL,
    seq integer NOT NULL,
    appointment_id text REFERENCES appointments (id),
    offer_id text REFERENCES waitlist_offers (id),
    patient_id text REFERENCES patients (id),
    user_id text REFERENCES users (id),
    payload text NOT NULL,
    due_at integer NOT NULL,
    next_try_at integer NOT NULL,
    give_up_at integer NOT NULL,
    claimed_by text,
    claimed_until integer,
    attempts integer NOT NULL DEFAULT 0,
    last_error text NOT NULL DEFAULT '',
    sent_at integer,
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    version integer NOT NULL DEFAULT 1
) WITHOUT ROWID
--;
CREATE INDEX outbox_waiting ON outbox (channel, next_try_at) WHERE status = 'PENDING'
--;
CREATE INDEX outbox_by_subject ON outbox (subject, channel, due_at) WHERE status = 'PENDING'
--;
CREATE INDEX outbox_by_status ON outbox (status, created_at, id)
--;
CREATE INDEX outbox_by_time ON outbox (created_at, id)
