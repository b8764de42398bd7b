-- The audit trail as a chain: each seal is SHA-256 over the seal before it and a row of audit_log.
-- Rows are sealed after their commit, so that no two changes ever wait for each other's place in it.
CREATE TABLE audit_seals (
    position integer PRIMARY KEY CHECK (position > 0),
    seq integer NOT NULL UNIQUE,
    hash text NOT NULL
)
--;
-- How far the chain had come when an instance last signed it, one row for each signing key.
CREATE TABLE audit_heads (
    key_name text PRIMARY KEY,
    head text NOT NULL
) WITHOUT ROWID
