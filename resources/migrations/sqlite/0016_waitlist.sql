-- Those who wait for a time that is not free yet, and what is offered to them.
CREATE TABLE waitlist_entries (
    id text PRIMARY KEY,
    patient_id text NOT NULL REFERENCES patients (id),
    doctor_id text REFERENCES doctors (id),
    specialty text NOT NULL DEFAULT '',
    type_id text REFERENCES appointment_types (id),
    days_of_week text NOT NULL DEFAULT '',
    time_windows text NOT NULL DEFAULT '',
    earliest_date text,
    latest_date text,
    urgency integer NOT NULL CHECK (urgency BETWEEN 0 AND 2),
    note text NOT NULL DEFAULT '',
    status text NOT NULL CHECK (status IN ('WAITING', 'BOOKED', 'WITHDRAWN', 'EXPIRED')),
    expires_at integer,
    source_id text REFERENCES appointments (id),
    booked_id text REFERENCES appointments (id),
    created_by text REFERENCES users (id),
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CHECK (earliest_date IS NULL OR latest_date IS NULL OR earliest_date <= latest_date)
) WITHOUT ROWID
--;
CREATE INDEX waitlist_entries_waiting ON waitlist_entries (urgency DESC, created_at, id)
WHERE status = 'WAITING'
--;
CREATE INDEX waitlist_entries_by_patient ON waitlist_entries (patient_id, created_at)
--;
CREATE TABLE waitlist_offers (
    id text PRIMARY KEY,
    entry_id text NOT NULL REFERENCES waitlist_entries (id),
    doctor_id text NOT NULL REFERENCES doctors (id),
    start_at integer NOT NULL,
    end_at integer NOT NULL,
    status text NOT NULL CHECK (status IN ('OPEN', 'ACCEPTED', 'DECLINED', 'CLOSED', 'EXPIRED')),
    expires_at integer NOT NULL,
    appointment_id text REFERENCES appointments (id),
    created_by text REFERENCES users (id),
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CHECK (end_at > start_at),
    CHECK ((status = 'ACCEPTED') = (appointment_id IS NOT NULL))
) WITHOUT ROWID
--;
CREATE INDEX waitlist_offers_by_entry ON waitlist_offers (entry_id, created_at)
--;
CREATE INDEX waitlist_offers_open ON waitlist_offers (doctor_id, start_at) WHERE status = 'OPEN'
