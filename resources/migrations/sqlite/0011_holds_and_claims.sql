-- Holds, and one guard for the time of doctors and rooms, whether an appointment or a hold has it.
CREATE TABLE holds (
    id text PRIMARY KEY,
    doctor_id text NOT NULL REFERENCES doctors (id),
    start_at integer NOT NULL,
    end_at integer NOT NULL,
    type_id text REFERENCES appointment_types (id),
    room_id text REFERENCES rooms (id),
    buffer_before_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 240),
    buffer_after_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 240),
    owner_id text NOT NULL REFERENCES users (id),
    created_at integer NOT NULL,
    expires_at integer NOT NULL,
    CHECK (end_at > start_at AND end_at - start_at <= 86400000)
) WITHOUT ROWID
--;
CREATE INDEX holds_by_doctor ON holds (doctor_id, start_at)
--;
CREATE INDEX holds_by_room ON holds (room_id, start_at) WHERE room_id IS NOT NULL
--;
CREATE INDEX holds_by_owner ON holds (owner_id)
--;
CREATE INDEX holds_by_expiry ON holds (expires_at)
--;
-- What takes whose time, buffers included. An overbooked appointment is here too: the guard
-- leaves it out, the search for free times does not.
CREATE VIEW busy_times AS
    SELECT id AS source_id, 'doctor' AS kind, doctor_id AS resource_id, start_at,
        start_at - buffer_before_minutes * 60000 AS from_at,
        end_at + buffer_after_minutes * 60000 AS to_at, overbooked,
        NULL AS expires_at
    FROM appointments WHERE status NOT IN ('CANCELLED', 'NO_SHOW')
    UNION ALL
    SELECT id, 'room', room_id, start_at, start_at - buffer_before_minutes * 60000,
        end_at + buffer_after_minutes * 60000, overbooked, NULL
    FROM appointments WHERE room_id IS NOT NULL AND status NOT IN ('CANCELLED', 'NO_SHOW')
    UNION ALL
    SELECT id, 'doctor', doctor_id, start_at, start_at - buffer_before_minutes * 60000,
        end_at + buffer_after_minutes * 60000, 0, expires_at
    FROM holds
    UNION ALL
    SELECT id, 'room', room_id, start_at, start_at - buffer_before_minutes * 60000,
        end_at + buffer_after_minutes * 60000, 0, expires_at
    FROM holds WHERE room_id IS NOT NULL
--;
DROP TRIGGER appointments_no_overlap_insert
--;
DROP TRIGGER appointments_no_overlap_update
--;
-- The guarantee against double booking: no writer of any kind gets past these triggers. No appointment
-- is longer than a day nor a buffer than four hours, so a search looks 32 hours back at most.
CREATE TRIGGER appointments_no_overlap_insert BEFORE INSERT ON appointments
WHEN NEW.status NOT IN ('CANCELLED', 'NO_SHOW')
BEGIN
    SELECT RAISE(ABORT, 'slot_taken') WHERE NEW.overbooked = 0 AND EXISTS (
        SELECT 1 FROM busy_times
        WHERE kind = 'doctor' AND resource_id = NEW.doctor_id AND source_id <> NEW.id AND overbooked = 0
            AND start_at > NEW.start_at - 115200000 AND start_at < NEW.end_at + 28800000
            AND from_at < NEW.end_at + NEW.buffer_after_minutes * 60000
            AND to_at > NEW.start_at - NEW.buffer_before_minutes * 60000);
    SELECT RAISE(ABORT, 'room_busy') WHERE NEW.overbooked = 0 AND EXISTS (
        SELECT 1 FROM busy_times
        WHERE kind = 'room' AND resource_id = NEW.room_id AND source_id <> NEW.id AND overbooked = 0
            AND start_at > NEW.start_at - 115200000 AND start_at < NEW.end_at + 28800000
            AND from_at < NEW.end_at + NEW.buffer_after_minutes * 60000
            AND to_at > NEW.start_at - NEW.buffer_before_minutes * 60000);
    SELECT RAISE(ABORT, 'patient_busy') WHERE EXISTS (
        SELECT 1 FROM appointments
        WHERE patient_id = NEW.patient_id AND id <> NEW.id
            AND start_at < NEW.end_at AND end_at > NEW.start_at
            AND start_at > NEW.start_at - 86400000
            AND status NOT IN ('CANCELLED', 'NO_SHOW'));
END
--;
CREATE TRIGGER appointments_no_overlap_update BEFORE UPDATE OF doctor_id, patient_id, room_id, start_at, end_at, buffer_before_minutes,
    buffer_after_minutes, status, overbooked
ON appointments
WHEN NEW.status NOT IN ('CANCELLED', 'NO_SHOW')
BEGIN
    SELECT RAISE(ABORT, 'slot_taken') WHERE NEW.overbooked = 0 AND EXISTS (
        SELECT 1 FROM busy_times
        WHERE kind = 'doctor' AND resource_id = NEW.doctor_id AND source_id <> NEW.id AND overbooked = 0
            AND start_at > NEW.start_at - 115200000 AND start_at < NEW.end_at + 28800000
            AND from_at < NEW.end_at + NEW.buffer_after_minutes * 60000
            AND to_at > NEW.start_at - NEW.buffer_before_minutes * 60000);
    SELECT RAISE(ABORT, 'room_busy') WHERE NEW.overbooked = 0 AND EXISTS (
        SELECT 1 FROM busy_times
        WHERE kind = 'room' AND resource_id = NEW.room_id AND source_id <> NEW.id AND overbooked = 0
            AND start_at > NEW.start_at - 115200000 AND start_at < NEW.end_at + 28800000
            AND from_at < NEW.end_at + NEW.buffer_after_minutes * 60000
            AND to_at > NEW.start_at - NEW.buffer_before_minutes * 60000);
    SELECT RAISE(ABORT, 'patient_busy') WHERE EXISTS (
        SELECT 1 FROM appointments
        WHERE patient_id = NEW.patient_id AND id <> NEW.id
            AND start_at < NEW.end_at AND end_at > NEW.start_at
            AND start_at > NEW.start_at - 86400000
            AND status NOT IN ('CANCELLED', 'NO_SHOW'));
END
--;
CREATE TRIGGER holds_no_overlap_insert BEFORE INSERT ON holds
BEGIN
    SELECT RAISE(ABORT, 'slot_taken') WHERE EXISTS (
        SELECT 1 FROM busy_times
        WHERE kind = 'doctor' AND resource_id = NEW.doctor_id AND source_id <> NEW.id AND overbooked = 0
            AND start_at > NEW.start_at - 115200000 AND start_at < NEW.end_at + 28800000
            AND from_at < NEW.end_at + NEW.buffer_after_minutes * 60000
            AND to_at > NEW.start_at - NEW.buffer_before_minutes * 60000);
    SELECT RAISE(ABORT, 'room_busy') WHERE EXISTS (
        SELECT 1 FROM busy_times
        WHERE kind = 'room' AND resource_id = NEW.room_id AND source_id <> NEW.id AND overbooked = 0
            AND start_at > NEW.start_at - 115200000 AND start_at < NEW.end_at + 28800000
            AND from_at < NEW.end_at + NEW.buffer_after_minutes * 60000
            AND to_at > NEW.start_at - NEW.buffer_before_minutes * 60000);
END
--;
CREATE TRIGGER holds_no_overlap_update BEFORE UPDATE ON holds
BEGIN
    SELECT RAISE(ABORT, 'slot_taken') WHERE EXISTS (
        SELECT 1 FROM busy_times
        WHERE kind = 'doctor' AND resource_id = NEW.doctor_id AND source_id <> NEW.id AND overbooked = 0
            AND start_at > NEW.start_at - 115200000 AND start_at < NEW.end_at + 28800000
            AND from_at < NEW.end_at + NEW.buffer_after_minutes * 60000
            AND to_at > NEW.start_at - NEW.buffer_before_minutes * 60000);
    SELECT RAISE(ABORT, 'room_busy') WHERE EXISTS (
        SELECT 1 FROM busy_times
        WHERE kind = 'room' AND resource_id = NEW.room_id AND source_id <> NEW.id AND overbooked = 0
            AND start_at > NEW.start_at - 115200000 AND start_at < NEW.end_at + 28800000
            AND from_at < NEW.end_at + NEW.buffer_after_minutes * 60000
            AND to_at > NEW.start_at - NEW.buffer_before_minutes * 60000);
END
