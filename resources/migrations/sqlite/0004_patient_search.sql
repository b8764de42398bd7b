-- Patients by any words of their names, by phone and by birth date, among a million of them.
-- A word also begins after a hyphen or an apostrophe, so such names are there twice.
CREATE TABLE patient_words (
    row integer PRIMARY KEY,
    patient_id text NOT NULL UNIQUE REFERENCES patients (id),
    words text NOT NULL
)
--;
-- Words are what stands between blanks; the prefix indexes answer the first letters that are typed.
CREATE VIRTUAL TABLE patient_words_index USING fts5 (
    words, content = 'patient_words', content_rowid = 'row', detail = none, columnsize = 0,
    prefix = '1 2 3 4', tokenize = 'unicode61 remove_diacritics 0 categories ''L* M* N* P* S* C*'''
)
--;
CREATE TRIGGER patient_words_inserted AFTER INSERT ON patient_words
BEGIN
    INSERT INTO patient_words_index (rowid, words) VALUES (NEW.row, NEW.words);
END
--;
CREATE TRIGGER patient_words_updated AFTER UPDATE ON patient_words
BEGIN
    INSERT INTO patient_words_index (patient_words_index, rowid, words)
    VALUES ('delete', OLD.row, OLD.words);
    INSERT INTO patient_words_index (rowid, words) VALUES (NEW.row, NEW.words);
END
--;
CREATE TRIGGER patient_words_deleted AFTER DELETE ON patient_words
BEGIN
    INSERT INTO patient_words_index (patient_words_index, rowid, words)
    VALUES ('delete', OLD.row, OLD.words);
END
--;
INSERT INTO patient_words (patient_id, words)
SELECT id, name_folded || ' ' || replace(replace(name_folded, '-', ' '), '''', ' ')
FROM patients ORDER BY created_at, id
--;
INSERT INTO patient_words_index (patient_words_index) VALUES ('optimize')
--;
CREATE TRIGGER patients_words_inserted AFTER INSERT ON patients
BEGIN
    INSERT INTO patient_words (patient_id, words)
    VALUES (NEW.id, NEW.name_folded || ' ' || replace(replace(NEW.name_folded, '-', ' '), '''', ' '));
END
--;
CREATE TRIGGER patients_words_updated AFTER UPDATE OF name_folded ON patients
WHEN NEW.name_folded <> OLD.name_folded
BEGIN
    UPDATE patient_words
    SET words = NEW.name_folded || ' ' || replace(replace(NEW.name_folded, '-', ' '), '''', ' ')
    WHERE patient_id = NEW.id;
END
--;
CREATE TRIGGER patients_words_deleted BEFORE DELETE ON patients
BEGIN
    DELETE FROM patient_words WHERE patient_id = OLD.id;
END
--;
CREATE INDEX patients_by_phone_end ON patients (substr(phone_digits, -4), id)
--;
DROP INDEX patients_by_birth
--;
CREATE INDEX patients_by_birth ON patients (date_of_birth, name_folded, id)
