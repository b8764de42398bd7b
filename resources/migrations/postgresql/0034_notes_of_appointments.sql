-- What the staff must not miss about an appointment, and whether the patient is sent reminders of it.
ALTER TABLE appointments ADD COLUMN alert text NOT NULL DEFAULT ''
--;
ALTER TABLE appointments ADD COLUMN reminds boolean NOT NULL DEFAULT true
