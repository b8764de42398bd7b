-- The answers to requests with an Idempotency-Key, for a day. Neither keys nor addresses stand here:
-- the id is a hash of whose key it is and the key, and the answer is sealed.
CREATE TABLE kept_answers (
    id text COLLATE "C" PRIMARY KEY,
    fingerprint text NOT NULL,
    answer text NOT NULL,
    kept_at bigint NOT NULL
)
--;
CREATE INDEX kept_answers_by_age ON kept_answers (kept_at)
