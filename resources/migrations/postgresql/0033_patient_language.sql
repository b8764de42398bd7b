-- The language of messages to a patient; empty: the clinic's.
ALTER TABLE patients ADD COLUMN language text NOT NULL DEFAULT ''
