-- Days on which doctors work otherwise than their weekly schedules say.
CREATE TABLE schedule_exceptions (
    id uuid PRIMARY KEY,
    doctor_id uuid REFERENCES doctors (id),
    kind text NOT NULL CHECK (kind IN ('TIME_OFF', 'BREAK', 'EXTRA_HOURS')),
    from_date date,
    to_date date,
    day_of_week integer NOT NULL DEFAULT 0 CHECK (day_of_week BETWEEN 0 AND 7),
    start_minute integer NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
    end_minute integer NOT NULL CHECK (end_minute BETWEEN 1 AND 1440),
    slot_minutes integer NOT NULL CHECK (slot_minutes BETWEEN 5 AND 240),
    label text NOT NULL DEFAULT '',
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CHECK (start_minute < end_minute),
    CHECK (from_date IS NULL OR to_date IS NULL OR from_date <= to_date),
    CHECK (kind = 'BREAK' OR (from_date IS NOT NULL AND to_date IS NOT NULL)),
    CHECK (kind = 'TIME_OFF' OR doctor_id IS NOT NULL)
)
--;
CREATE INDEX schedule_exceptions_by_doctor ON schedule_exceptions (doctor_id, to_date)
