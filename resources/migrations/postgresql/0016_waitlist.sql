-- Those who wait for a time that is not free yet, and what is offered to them.
CREATE TABLE waitlist_entries (
    id uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patients (id),
    doctor_id uuid REFERENCES doctors (id),
    specialty text NOT NULL DEFAULT '',
    type_id uuid REFERENCES appointment_types (id),
    days_of_week text NOT NULL DEFAULT '',
    time_windows text NOT NULL DEFAULT '',
    earliest_date date,
    latest_date date,
    urgency integer NOT NULL CHECK (urgency BETWEEN 0 AND 2),
    note text NOT NULL DEFAULT '',
    status text NOT NULL CHECK (status IN ('WAITING', 'BOOKED', 'WITHDRAWN', 'EXPIRED')),
    expires_at bigint,
    source_id uuid REFERENCES appointments (id),
    booked_id uuid REFERENCES appointments (id),
    created_by uuid REFERENCES users (id),
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CHECK (earliest_date IS NULL OR latest_date IS NULL OR earliest_date <= latest_date)
)
--;
CREATE INDEX waitlist_entries_waiting ON waitlist_entries (urgency DESC, created_at, id)
WHERE status = 'WAITING'
--;
CREATE INDEX waitlist_entries_by_patient ON waitlist_entries (patient_id, created_at)
--;
CREATE TABLE waitlist_offers (
    id uuid PRIMARY KEY,
    entry_id uuid NOT NULL REFERENCES waitlist_entries (id),
    doctor_id uuid NOT NULL REFERENCES doctors (id),
    start_at bigint NOT NULL,
    end_at bigint NOT NULL,
    status text NOT NULL CHECK (status IN ('OPEN', 'ACCEPTED', 'DECLINED', 'CLOSED', 'EXPIRED')),
    expires_at bigint NOT NULL,
    appointment_id uuid REFERENCES appointments (id),
    created_by uuid REFERENCES users (id),
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CHECK (end_at > start_at),
    CHECK ((status = 'ACCEPTED') = (appointment_id IS NOT NULL))
)
--;
CREATE INDEX waitlist_offers_by_entry ON waitlist_offers (entry_id, created_at)
--;
CREATE INDEX waitlist_offers_open ON waitlist_offers (doctor_id, start_at) WHERE status = 'OPEN'
