-- What people are told of: shown in the program (IN_APP), and sent by other channels from here.
CREATE TABLE notifications (
    id text PRIMARY KEY,
    user_id text NOT NULL REFERENCES users (id),
    kind text NOT NULL,
    appointment_id text REFERENCES appointments (id),
    params text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('IN_APP', 'EMAIL', 'SMS')),
    status text NOT NULL CHECK (status IN ('PENDING', 'SENT', 'FAILED')),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at integer,
    sent_at integer,
    last_error text NOT NULL DEFAULT '',
    read_at integer,
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    version integer NOT NULL DEFAULT 1
) WITHOUT ROWID
--;
CREATE INDEX notifications_by_user ON notifications (user_id, created_at, id)
--;
CREATE INDEX notifications_unread ON notifications (user_id, created_at, id) WHERE read_at IS NULL
--;
CREATE INDEX notifications_waiting ON notifications (next_attempt_at) WHERE status = 'PENDING'
