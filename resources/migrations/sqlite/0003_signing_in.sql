-- Signing in: attempts that count against an account, second factors, password resets.
-- An account is named by the SHA-256 of its e-mail here, as anybody may type anything into that field.
CREATE TABLE login_attempts (
    id text PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('login', 'reset')),
    account_hash text NOT NULL,
    address text NOT NULL,
    at integer NOT NULL
) WITHOUT ROWID
--;
CREATE INDEX login_attempts_by_account ON login_attempts (account_hash, kind, at)
--;
CREATE INDEX login_attempts_by_time ON login_attempts (at)
--;
CREATE TABLE second_factors (
    user_id text PRIMARY KEY REFERENCES users (id),
    sealed_secret text NOT NULL,
    created_at integer NOT NULL,
    confirmed_at integer,
    last_step integer NOT NULL DEFAULT 0
) WITHOUT ROWID
--;
CREATE TABLE recovery_codes (
    user_id text NOT NULL REFERENCES users (id),
    code_hash text NOT NULL,
    used_at integer,
    PRIMARY KEY (user_id, code_hash)
) WITHOUT ROWID
--;
CREATE TABLE password_resets (
    token_hash text PRIMARY KEY,
    user_id text NOT NULL REFERENCES users (id),
    created_at integer NOT NULL,
    expires_at integer NOT NULL
) WITHOUT ROWID
--;
CREATE INDEX password_resets_by_user ON password_resets (user_id)
