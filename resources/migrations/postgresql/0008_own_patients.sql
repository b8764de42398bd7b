-- Whom each doctor has or had an appointment with, with what a search looks at: a doctor finds their own
-- among a million without looking each of them up. What an appointment says wins: a row may outlive it.
CREATE TABLE doctor_patients (
    patient_id uuid NOT NULL REFERENCES patients (id),
    doctor_id uuid NOT NULL REFERENCES doctors (id),
    name_folded text COLLATE "C" NOT NULL,
    phone_digits text COLLATE "C" NOT NULL,
    date_of_birth date,
    PRIMARY KEY (patient_id, doctor_id)
)
--;
INSERT INTO doctor_patients (patient_id, doctor_id, name_folded, phone_digits, date_of_birth)
SELECT DISTINCT p.id, a.doctor_id, p.name_folded, p.phone_digits, p.date_of_birth
FROM appointments a JOIN patients p ON p.id = a.patient_id
--;
CREATE INDEX doctor_patients_by_name ON doctor_patients (doctor_id, name_folded, patient_id)
    INCLUDE (phone_digits, date_of_birth)
--;
CREATE FUNCTION keep_doctor_patients() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO doctor_patients (patient_id, doctor_id, name_folded, phone_digits, date_of_birth)
    SELECT id, NEW.doctor_id, name_folded, phone_digits, date_of_birth
    FROM patients WHERE id = NEW.patient_id
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$
--;
CREATE TRIGGER appointments_keep_patients AFTER INSERT OR UPDATE OF doctor_id, patient_id ON appointments
FOR EACH ROW EXECUTE FUNCTION keep_doctor_patients()
--;
CREATE FUNCTION update_doctor_patients() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE doctor_patients SET name_folded = NEW.name_folded, phone_digits = NEW.phone_digits,
                               date_of_birth = NEW.date_of_birth
    WHERE patient_id = NEW.id;
    RETURN NULL;
END
$$
--;
CREATE TRIGGER patients_update_doctors
AFTER UPDATE OF name_folded, phone_digits, date_of_birth ON patients
FOR EACH ROW
WHEN (OLD.name_folded <> NEW.name_folded OR OLD.phone_digits <> NEW.phone_digits
      OR OLD.date_of_birth IS DISTINCT FROM NEW.date_of_birth)
EXECUTE FUNCTION update_doctor_patients()
