-- Those who are in the clinic without a time. One who is taken in has an appointment, and its status.
CREATE TABLE queue_entries (
    id uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patients (id),
    doctor_id uuid REFERENCES doctors (id),
    specialty text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '',
    urgency integer NOT NULL CHECK (urgency BETWEEN 0 AND 2),
    arrived_at bigint NOT NULL,
    status text NOT NULL CHECK (status IN ('WAITING', 'TAKEN', 'LEFT')),
    appointment_id uuid REFERENCES appointments (id),
    created_by uuid REFERENCES users (id),
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CHECK ((status = 'TAKEN') = (appointment_id IS NOT NULL))
)
--;
-- Nobody waits twice.
CREATE UNIQUE INDEX queue_entries_waiting ON queue_entries (patient_id) WHERE status = 'WAITING'
