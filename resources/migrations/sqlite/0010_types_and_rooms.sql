-- Types of appointments, rooms, and what an appointment keeps of both.
CREATE TABLE appointment_types (
    id text PRIMARY KEY,
    name text NOT NULL,
    name_folded text NOT NULL UNIQUE,
    duration_minutes integer NOT NULL CHECK (duration_minutes BETWEEN 5 AND 720),
    buffer_before_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 240),
    buffer_after_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 240),
    colour text NOT NULL,
    bookable_online integer NOT NULL DEFAULT 1 CHECK (bookable_online IN (0, 1)),
    is_active integer NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    version integer NOT NULL DEFAULT 1
) WITHOUT ROWID
--;
-- Who offer a type; of a type that is not here, everybody.
CREATE TABLE appointment_type_doctors (
    type_id text NOT NULL REFERENCES appointment_types (id),
    doctor_id text NOT NULL REFERENCES doctors (id),
    PRIMARY KEY (type_id, doctor_id)
) WITHOUT ROWID
--;
CREATE TABLE rooms (
    id text PRIMARY KEY,
    name text NOT NULL,
    name_folded text NOT NULL UNIQUE,
    is_active integer NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    created_at integer NOT NULL,
    updated_at integer NOT NULL,
    version integer NOT NULL DEFAULT 1
) WITHOUT ROWID
--;
ALTER TABLE appointments ADD COLUMN type_id text REFERENCES appointment_types (id)
--;
ALTER TABLE appointments ADD COLUMN room_id text REFERENCES rooms (id)
--;
ALTER TABLE appointments ADD COLUMN buffer_before_minutes integer NOT NULL DEFAULT 0
    CHECK (buffer_before_minutes BETWEEN 0 AND 240)
--;
ALTER TABLE appointments ADD COLUMN buffer_after_minutes integer NOT NULL DEFAULT 0
    CHECK (buffer_after_minutes BETWEEN 0 AND 240)
--;
ALTER TABLE appointments ADD COLUMN overbook_reason text NOT NULL DEFAULT ''
--;
CREATE INDEX appointments_by_room ON appointments (room_id, start_at) WHERE room_id IS NOT NULL
--;
CREATE INDEX appointments_by_type ON appointments (type_id) WHERE type_id IS NOT NULL
