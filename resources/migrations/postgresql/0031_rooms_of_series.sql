-- A room that a series, or one who waits, is to have with the doctor.
ALTER TABLE appointment_series ADD COLUMN room_id uuid REFERENCES rooms (id)
--;
ALTER TABLE waitlist_entries ADD COLUMN room_id uuid REFERENCES rooms (id)
