-- Holds, and one guard for the time of doctors and rooms, whether an appointment or a hold has it.
CREATE TABLE holds (
    id uuid PRIMARY KEY,
    doctor_id uuid NOT NULL REFERENCES doctors (id),
    start_at bigint NOT NULL,
    end_at bigint NOT NULL,
    type_id uuid REFERENCES appointment_types (id),
    room_id uuid REFERENCES rooms (id),
    buffer_before_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 240),
    buffer_after_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 240),
    owner_id uuid NOT NULL REFERENCES users (id),
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    CHECK (end_at > start_at AND end_at - start_at <= 86400000)
)
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
        CAST(NULL AS bigint) AS expires_at
    FROM appointments WHERE status NOT IN ('CANCELLED', 'NO_SHOW')
    UNION ALL
    SELECT id, 'room', room_id, start_at, start_at - buffer_before_minutes * 60000,
        end_at + buffer_after_minutes * 60000, overbooked, NULL
    FROM appointments WHERE room_id IS NOT NULL AND status NOT IN ('CANCELLED', 'NO_SHOW')
    UNION ALL
    SELECT id, 'doctor', doctor_id, start_at, start_at - buffer_before_minutes * 60000,
        end_at + buffer_after_minutes * 60000, false, expires_at
    FROM holds
    UNION ALL
    SELECT id, 'room', room_id, start_at, start_at - buffer_before_minutes * 60000,
        end_at + buffer_after_minutes * 60000, false, expires_at
    FROM holds WHERE room_id IS NOT NULL
--;
-- The guarantee against double booking: triggers write here what appointments and holds claim, so no
-- writer of any kind gets past the constraint.
CREATE TABLE claims (
    source_id uuid NOT NULL,
    kind text NOT NULL,
    resource_id uuid NOT NULL,
    from_at bigint NOT NULL,
    to_at bigint NOT NULL,
    PRIMARY KEY (source_id, kind),
    CONSTRAINT claims_no_overlap EXCLUDE USING gist
        (resource_id WITH =, int8range(from_at, to_at) WITH &&)
)
--;
INSERT INTO claims (source_id, kind, resource_id, from_at, to_at)
SELECT source_id, kind, resource_id, from_at, to_at FROM busy_times WHERE NOT overbooked
--;
-- A plain INSERT into an exclusion constraint deadlocks when many race for one time; this one waits,
-- and the loser is refused as the constraint would refuse it.
CREATE FUNCTION claim_time(source uuid, what text, resource uuid, since bigint, until bigint)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims (source_id, kind, resource_id, from_at, to_at)
    VALUES (source, what, resource, since, until) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'time is taken: constraint "claims_%"', what
            USING ERRCODE = 'exclusion_violation';
    END IF;
END $$
--;
CREATE FUNCTION claim_for_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    since bigint;
    until bigint;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM claims WHERE source_id = OLD.id;
    END IF;
    IF TG_OP = 'DELETE' OR NEW.overbooked OR NEW.status IN ('CANCELLED', 'NO_SHOW') THEN
        RETURN NULL;
    END IF;
    since := NEW.start_at - NEW.buffer_before_minutes * 60000;
    until := NEW.end_at + NEW.buffer_after_minutes * 60000;
    PERFORM claim_time(NEW.id, 'doctor', NEW.doctor_id, since, until);
    IF NEW.room_id IS NOT NULL THEN
        PERFORM claim_time(NEW.id, 'room', NEW.room_id, since, until);
    END IF;
    RETURN NULL;
END $$
--;
CREATE FUNCTION claim_for_hold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    since bigint;
    until bigint;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM claims WHERE source_id = OLD.id;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN NULL;
    END IF;
    since := NEW.start_at - NEW.buffer_before_minutes * 60000;
    until := NEW.end_at + NEW.buffer_after_minutes * 60000;
    PERFORM claim_time(NEW.id, 'doctor', NEW.doctor_id, since, until);
    IF NEW.room_id IS NOT NULL THEN
        PERFORM claim_time(NEW.id, 'room', NEW.room_id, since, until);
    END IF;
    RETURN NULL;
END $$
--;
CREATE TRIGGER appointments_claim AFTER INSERT OR DELETE ON appointments
    FOR EACH ROW EXECUTE FUNCTION claim_for_appointment()
--;
CREATE TRIGGER appointments_claim_again AFTER UPDATE ON appointments
    FOR EACH ROW WHEN ((OLD.id, OLD.doctor_id, OLD.room_id, OLD.start_at, OLD.end_at,
            OLD.buffer_before_minutes, OLD.buffer_after_minutes, OLD.overbooked,
            OLD.status IN ('CANCELLED', 'NO_SHOW'))
        IS DISTINCT FROM (NEW.id, NEW.doctor_id, NEW.room_id, NEW.start_at, NEW.end_at,
            NEW.buffer_before_minutes, NEW.buffer_after_minutes, NEW.overbooked,
            NEW.status IN ('CANCELLED', 'NO_SHOW')))
    EXECUTE FUNCTION claim_for_appointment()
--;
CREATE TRIGGER holds_claim AFTER INSERT OR UPDATE OR DELETE ON holds
    FOR EACH ROW EXECUTE FUNCTION claim_for_hold()
--;
CREATE FUNCTION refuse_claims_by_hand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'claims follow from appointments and holds'
        USING ERRCODE = 'insufficient_privilege';
END $$
--;
CREATE TRIGGER claims_by_triggers_alone BEFORE INSERT OR UPDATE OR DELETE ON claims
    FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_claims_by_hand()
--;
ALTER TABLE appointments DROP CONSTRAINT appointments_doctor_no_overlap
--;
-- The patient is in one place: without buffers, and overbooked or not.
ALTER TABLE appointments DROP CONSTRAINT appointments_patient_no_overlap
--;
ALTER TABLE appointments ADD CONSTRAINT appointments_patient_no_overlap EXCLUDE USING gist
    (patient_id WITH =, int8range(start_at, end_at) WITH &&)
    WHERE (status NOT IN ('CANCELLED', 'NO_SHOW'))
