-- Those who are in the clinic without a time. One who is taken in has an appointment, and its status.
CREATE TABLE queue_entries (
    id text PRIMARY KEY,
    patient_id text NOT NULL REFERENCES patients (id),
    doctor_id text REFERENCES doctors (id),
    specialty text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '',
    urgency integer NOT NULL CHECK (urgency BETWEEN 0 AND 2),
    arrived_at integer NOT NULL,
    status text NOT NULL CHECK (status IN ('WAITING', 'TAKEN', 'LEFT')),
    appointment_id text REFERENCES appointments (id),
    created_by text REFERENCES users (id),
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CHECK ((status = 'TAKEN') = (appointment_id IS NOT NULL))
) WITHOUT ROWID
--;
-- Nobody waits twice.
CREATE UNIQUE INDEX queue_entries_waiting ON queue_entries (patient_id) WHERE status = 'WAITING'
