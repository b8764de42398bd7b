-- Appointments that were booked together, and by which way a booking came.
CREATE TABLE appointment_series (
    id text PRIMARY KEY,
    patient_id text NOT NULL REFERENCES patients (id),
    doctor_id text NOT NULL REFERENCES doctors (id),
    type_id text REFERENCES appointment_types (id),
    pattern text NOT NULL CHECK (pattern IN ('WEEKLY', 'MONTHLY_BY_DAY', 'MONTHLY_BY_WEEKDAY')),
    every integer NOT NULL CHECK (every BETWEEN 1 AND 12),
    first_day text NOT NULL,
    start_minute integer NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
    duration_minutes integer NOT NULL CHECK (duration_minutes BETWEEN 1 AND 1440),
    days_of_week text NOT NULL DEFAULT '',
    day_of_month integer NOT NULL DEFAULT 0 CHECK (day_of_month BETWEEN 0 AND 31),
    week_of_month integer NOT NULL DEFAULT 0 CHECK (week_of_month BETWEEN -1 AND 5),
    occurrences integer NOT NULL DEFAULT 0 CHECK (occurrences >= 0),
    until_day text,
    reason text NOT NULL DEFAULT '',
    created_by text REFERENCES users (id),
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    version integer NOT NULL DEFAULT 1
) WITHOUT ROWID
--;
ALTER TABLE appointments ADD COLUMN series_id text REFERENCES appointment_series (id)
--;
ALTER TABLE appointments ADD COLUMN channel text NOT NULL DEFAULT 'DESK'
    CHECK (channel IN ('PHONE', 'DESK', 'APP', 'WALK_IN'))
--;
UPDATE appointments SET channel = 'APP'
WHERE created_by IN (SELECT id FROM users WHERE role = 'PATIENT')
--;
CREATE INDEX appointments_by_series ON appointments (series_id, start_at)
WHERE series_id IS NOT NULL
