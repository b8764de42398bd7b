-- The foundation: accounts, people, working hours, appointments, the audit trail.
-- Instants are UTC milliseconds since 1970; ids are UUIDs.
-- Statements are separated by lines that hold only two dashes and a semicolon.
CREATE EXTENSION IF NOT EXISTS btree_gist
--;
CREATE TABLE settings (
    key text PRIMARY KEY,
    value text NOT NULL
)
--;
CREATE TABLE users (
    id uuid PRIMARY KEY,
    email text COLLATE "C" NOT NULL UNIQUE,
    password_hash text NOT NULL,
    role text NOT NULL CHECK (role IN ('ADMIN', 'RECEPTIONIST', 'DOCTOR', 'PATIENT')),
    is_active boolean NOT NULL DEFAULT true,
    token_epoch bigint NOT NULL DEFAULT 0,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1
)
--;
CREATE TABLE sessions (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users (id),
    channel text NOT NULL,
    origin text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    revoked_at bigint,
    revoke_reason text NOT NULL DEFAULT ''
)
--;
CREATE INDEX sessions_by_user ON sessions (user_id)
--;
CREATE TABLE refresh_tokens (
    token_hash text PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES sessions (id),
    issued_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint
)
--;
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id)
--;
CREATE TABLE patients (
    id uuid PRIMARY KEY,
    user_id uuid UNIQUE REFERENCES users (id),
    full_name text NOT NULL,
    name_folded text COLLATE "C" NOT NULL,
    date_of_birth date,
    phone text NOT NULL DEFAULT '',
    phone_digits text COLLATE "C" NOT NULL DEFAULT '',
    address text NOT NULL DEFAULT '',
    email text NOT NULL DEFAULT '',
    notes text NOT NULL DEFAULT '',
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1
)
--;
CREATE INDEX patients_by_name ON patients (name_folded, id)
--;
CREATE INDEX patients_by_phone ON patients (phone_digits)
--;
CREATE INDEX patients_by_birth ON patients (date_of_birth)
--;
CREATE TABLE doctors (
    id uuid PRIMARY KEY,
    user_id uuid UNIQUE REFERENCES users (id),
    full_name text NOT NULL,
    name_folded text COLLATE "C" NOT NULL,
    specialty text NOT NULL,
    specialty_folded text COLLATE "C" NOT NULL,
    bio text NOT NULL DEFAULT '',
    phone text NOT NULL DEFAULT '',
    room text NOT NULL DEFAULT '',
    is_active boolean NOT NULL DEFAULT true,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1
)
--;
CREATE INDEX doctors_by_name ON doctors (name_folded, id)
--;
CREATE TABLE schedules (
    id uuid PRIMARY KEY,
    doctor_id uuid NOT NULL REFERENCES doctors (id),
    day_of_week integer NOT NULL CHECK (day_of_week BETWEEN 1 AND 7),
    start_minute integer NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
    end_minute integer NOT NULL CHECK (end_minute BETWEEN 1 AND 1440),
    slot_minutes integer NOT NULL CHECK (slot_minutes BETWEEN 5 AND 240),
    valid_from date,
    valid_to date,
    week_interval integer NOT NULL DEFAULT 1 CHECK (week_interval BETWEEN 1 AND 8),
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CHECK (start_minute < end_minute),
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
)
--;
CREATE INDEX schedules_by_doctor ON schedules (doctor_id)
--;
CREATE TABLE appointments (
    id uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patients (id),
    doctor_id uuid NOT NULL REFERENCES doctors (id),
    start_at bigint NOT NULL,
    end_at bigint NOT NULL,
    status text NOT NULL CHECK (status IN ('PENDING', 'CONFIRMED', 'ARRIVED', 'IN_PROGRESS',
                                           'COMPLETED', 'CANCELLED', 'NO_SHOW')),
    overbooked boolean NOT NULL DEFAULT false,
    reason text NOT NULL DEFAULT '',
    cancel_reason text NOT NULL DEFAULT '',
    created_by uuid REFERENCES users (id),
    confirmed_at bigint,
    arrived_at bigint,
    started_at bigint,
    completed_at bigint,
    cancelled_at bigint,
    no_show_at bigint,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    -- At most a day long, so that a search for overlaps needs to look back one day only.
    CHECK (end_at > start_at AND end_at - start_at <= 86400000),
    -- The guarantee against double booking: no writer of any kind gets past these two.
    CONSTRAINT appointments_doctor_no_overlap EXCLUDE USING gist
        (doctor_id WITH =, int8range(start_at, end_at) WITH &&)
        WHERE (NOT overbooked AND status NOT IN ('CANCELLED', 'NO_SHOW')),
    CONSTRAINT appointments_patient_no_overlap EXCLUDE USING gist
        (patient_id WITH =, int8range(start_at, end_at) WITH &&)
        WHERE (NOT overbooked AND status NOT IN ('CANCELLED', 'NO_SHOW'))
)
--;
CREATE INDEX appointments_by_doctor ON appointments (doctor_id, start_at)
--;
CREATE INDEX appointments_by_patient ON appointments (patient_id, start_at)
--;
CREATE INDEX appointments_by_start ON appointments (start_at, id)
--;
CREATE TABLE audit_log (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at bigint NOT NULL,
    actor_id uuid,
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
