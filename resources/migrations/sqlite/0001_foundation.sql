-- The foundation: accounts, people, working hours, appointments, the audit trail.
-- Instants are UTC milliseconds since 1970; dates are YYYY-MM-DD; ids are UUIDs in text form.
-- Statements are separated by lines that hold only two dashes and a semicolon.
CREATE TABLE settings (
    key text PRIMARY KEY,
    value text NOT NULL
) WITHOUT ROWID
--;
CREATE TABLE users (
    id text PRIMARY KEY,
    email text NOT NULL UNIQUE,
    password_hash text NOT NULL,
    role text NOT NULL CHECK (role IN ('ADMIN', 'RECEPTIONIST', 'DOCTOR', 'PATIENT')),
    is_active integer NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    token_epoch integer NOT NULL DEFAULT 0,
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    version integer NOT NULL DEFAULT 1
) WITHOUT ROWID
--;
CREATE TABLE sessions (
    id text PRIMARY KEY,
    user_id text NOT NULL REFERENCES users (id),
    channel text NOT NULL,
    origin text NOT NULL,
    created_at integer NOT NULL,
    expires_at integer NOT NULL,
    revoked_at integer,
    revoke_reason text NOT NULL DEFAULT ''
) WITHOUT ROWID
--;
CREATE INDEX sessions_by_user ON sessions (user_id)
--;
CREATE TABLE refresh_tokens (
    token_hash text PRIMARY KEY,
    session_id text NOT NULL REFERENCES sessions (id),
    issued_at integer NOT NULL,
    expires_at integer NOT NULL,
    used_at integer
) WITHOUT ROWID
--;
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id)
--;
CREATE TABLE patients (
    id text PRIMARY KEY,
    user_id text UNIQUE REFERENCES users (id),
    full_name text NOT NULL,
    name_folded text NOT NULL,
    date_of_birth text,
    phone text NOT NULL DEFAULT '',
    phone_digits text NOT NULL DEFAULT '',
    address text NOT NULL DEFAULT '',
    email text NOT NULL DEFAULT '',
    notes text NOT NULL DEFAULT '',
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    version integer NOT NULL DEFAULT 1
) WITHOUT ROWID
--;
CREATE INDEX patients_by_name ON patients (name_folded, id)
--;
CREATE INDEX patients_by_phone ON patients (phone_digits)
--;
CREATE INDEX patients_by_birth ON patients (date_of_birth)
--;
CREATE TABLE doctors (
    id text PRIMARY KEY,
    user_id text UNIQUE REFERENCES users (id),
    full_name text NOT NULL,
    name_folded text NOT NULL,
    specialty text NOT NULL,
    specialty_folded text NOT NULL,
    bio text NOT NULL DEFAULT '',
    phone text NOT NULL DEFAULT '',
    room text NOT NULL DEFAULT '',
    is_active integer NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    version integer NOT NULL DEFAULT 1
) WITHOUT ROWID
--;
CREATE INDEX doctors_by_name ON doctors (name_folded, id)
--;
CREATE TABLE schedules (
    id text PRIMARY KEY,
    doctor_id text NOT NULL REFERENCES doctors (id),
    day_of_week integer NOT NULL CHECK (day_of_week BETWEEN 1 AND 7),
    start_minute integer NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
    end_minute integer NOT NULL CHECK (end_minute BETWEEN 1 AND 1440),
    slot_minutes integer NOT NULL CHECK (slot_minutes BETWEEN 5 AND 240),
    valid_from text,
    valid_to text,
    week_interval integer NOT NULL DEFAULT 1 CHECK (week_interval BETWEEN 1 AND 8),
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CHECK (start_minute < end_minute),
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) WITHOUT ROWID
--;
CREATE INDEX schedules_by_doctor ON schedules (doctor_id)
--;
CREATE TABLE appointments (
    id text PRIMARY KEY,
    patient_id text NOT NULL REFERENCES patients (id),
    doctor_id text NOT NULL REFERENCES doctors (id),
    start_at integer NOT NULL,
    end_at integer NOT NULL,
    status text NOT NULL CHECK (status IN ('PENDING', 'CONFIRMED', 'ARRIVED', 'IN_PROGRESS',
                                           'COMPLETED', 'CANCELLED', 'NO_SHOW')),
    overbooked integer NOT NULL DEFAULT 0 CHECK (overbooked IN (0, 1)),
    reason text NOT NULL DEFAULT '',
    cancel_reason text NOT NULL DEFAULT '',
    created_by text REFERENCES users (id),
    confirmed_at integer,
    arrived_at integer,
    started_at integer,
    completed_at integer,
    cancelled_at integer,
    no_show_at integer,
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    version integer NOT NULL DEFAULT 1,
    -- At most a day long, so that a search for overlaps needs to look back one day only.
    CHECK (end_at > start_at AND end_at - start_at <= 86400000)
) WITHOUT ROWID
--;
CREATE INDEX appointments_by_doctor ON appointments (doctor_id, start_at)
--;
CREATE INDEX appointments_by_patient ON appointments (patient_id, start_at)
--;
CREATE INDEX appointments_by_start ON appointments (start_at, id)
--;
CREATE TRIGGER appointments_no_overlap_insert BEFORE INSERT ON appointments
WHEN NEW.overbooked = 0 AND NEW.status NOT IN ('CANCELLED', 'NO_SHOW')
BEGIN
    SELECT RAISE(ABORT, 'slot_taken') WHERE EXISTS (
        SELECT 1 FROM appointments
        WHERE doctor_id = NEW.doctor_id AND start_at < NEW.end_at AND end_at > NEW.start_at
            AND start_at > NEW.start_at - 86400000
            AND overbooked = 0 AND status NOT IN ('CANCELLED', 'NO_SHOW'));
    SELECT RAISE(ABORT, 'patient_busy') WHERE EXISTS (
        SELECT 1 FROM appointments
        WHERE patient_id = NEW.patient_id AND start_at < NEW.end_at AND end_at > NEW.start_at
            AND start_at > NEW.start_at - 86400000
            AND overbooked = 0 AND status NOT IN ('CANCELLED', 'NO_SHOW'));
END
--;
CREATE TRIGGER appointments_no_overlap_update
BEFORE UPDATE OF doctor_id, patient_id, start_at, end_at, status, overbooked ON appointments
WHEN NEW.overbooked = 0 AND NEW.status NOT IN ('CANCELLED', 'NO_SHOW')
BEGIN
    SELECT RAISE(ABORT, 'slot_taken') WHERE EXISTS (
        SELECT 1 FROM appointments
        WHERE doctor_id = NEW.doctor_id AND start_at < NEW.end_at AND end_at > NEW.start_at
            AND start_at > NEW.start_at - 86400000 AND id <> NEW.id
            AND overbooked = 0 AND status NOT IN ('CANCELLED', 'NO_SHOW'));
    SELECT RAISE(ABORT, 'patient_busy') WHERE EXISTS (
        SELECT 1 FROM appointments
        WHERE patient_id = NEW.patient_id AND start_at < NEW.end_at AND end_at > NEW.start_at
            AND start_at > NEW.start_at - 86400000 AND id <> NEW.id
            AND overbooked = 0 AND status NOT IN ('CANCELLED', 'NO_SHOW'));
END
--;
CREATE TABLE audit_log (
    seq integer PRIMARY KEY AUTOINCREMENT,
    at integer NOT NULL,
    actor_id text,
    actor_role text NOT NULL,
    channel text NOT NULL,
    origin text NOT NULL,
    request_id text NOT NULL,
    action text NOT NULL,
    entity text NOT NULL,
    entity_id text NOT NULL,
    before text NOT NULL DEFAULT '',
    after text NOT NULL DEFAULT ''
)
--;
CREATE INDEX audit_log_by_entity ON audit_log (entity, entity_id)
