-- Which clinic's holidays came out of an iCalendar file: a later edition of the file finds them again.
CREATE TABLE imported_holidays (
    source_key text PRIMARY KEY,
    exception_id text NOT NULL UNIQUE REFERENCES schedule_exceptions (id) ON DELETE CASCADE
) WITHOUT ROWID
