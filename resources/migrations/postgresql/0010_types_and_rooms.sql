-- Types of appointments, rooms, and what an appointment keeps of both.
CREATE TABLE appointment_types (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    name_folded text COLLATE "C" NOT NULL,
    duration_minutes integer NOT NULL CHECK (duration_minutes BETWEEN 5 AND 720),
    buffer_before_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 240),
    buffer_after_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 240),
    colour text NOT NULL,
    bookable_online boolean NOT NULL DEFAULT true,
    is_active boolean NOT NULL DEFAULT true,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT appointment_types_name UNIQUE (name_folded)
)
--;
-- Who offer a type; of a type that is not here, everybody.
CREATE TABLE appointment_type_doctors (
    type_id uuid NOT NULL REFERENCES appointment_types (id),
    doctor_id uuid NOT NULL REFERENCES doctors (id),
    PRIMARY KEY (type_id, doctor_id)
)
--;
CREATE TABLE rooms (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    name_folded text COLLATE "C" NOT NULL,
    is_active boolean NOT NULL DEFAULT true,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT rooms_name UNIQUE (name_folded)
)
--;
ALTER TABLE appointments
    ADD COLUMN type_id uuid REFERENCES appointment_types (id),
    ADD COLUMN room_id uuid REFERENCES rooms (id),
    ADD COLUMN buffer_before_minutes integer NOT NULL DEFAULT 0
        CHECK (buffer_before_minutes BETWEEN 0 AND 240),
    ADD COLUMN buffer_after_minutes integer NOT NULL DEFAULT 0
        CHECK (buffer_after_minutes BETWEEN 0 AND 240),
    ADD COLUMN overbook_reason text NOT NULL DEFAULT ''
--;
CREATE INDEX appointments_by_room ON appointments (room_id, start_at) WHERE room_id IS NOT NULL
--;
CREATE INDEX appointments_by_type ON appointments (type_id) WHERE type_id IS NOT NULL
