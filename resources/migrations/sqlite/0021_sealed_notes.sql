-- Clinical notes are sealed, AES-256-GCM. What older versions left in the old column is sealed when the
-- program opens the database, as SQL has no key.
ALTER TABLE patients ADD COLUMN sealed_notes text NOT NULL DEFAULT ''
--;
-- A sealed text begins with its key's name: 18 characters that tell what to seal anew after a change of keys.
CREATE INDEX patients_by_notes_key ON patients (substr(sealed_notes, 1, 18), id) WHERE sealed_notes <> ''
--;
CREATE INDEX patients_with_plain_notes ON patients (id) WHERE notes <> ''
