-- Signing in: attempts that count against an account, second factors, password resets.
-- An account is named by the SHA-256 of its e-mail here, as anybody may type anything into that field.
CREATE TABLE login_attempts (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('login', 'reset')),
    account_hash text COLLATE "C" NOT NULL,
    address text NOT NULL,
    at bigint NOT NULL
)
--;
CREATE INDEX login_attempts_by_account ON login_attempts (account_hash, kind, at)
--;
CREATE INDEX login_attempts_by_time ON login_attempts (at)
--;
CREATE TABLE second_factors (
    user_id uuid PRIMARY KEY REFERENCES users (id),
    sealed_secret text NOT NULL,
    created_at bigint NOT NULL,
    confirmed_at bigint,
    last_step bigint NOT NULL DEFAULT 0
)
--;
CREATE TABLE recovery_codes (
    user_id uuid NOT NULL REFERENCES users (id),
    code_hash text COLLATE "C" NOT NULL,
    used_at bigint,
    PRIMARY KEY (user_id, code_hash)
)
--;
CREATE TABLE password_resets (
    token_hash text COLLATE "C" PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users (id),
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
)
--;
CREATE INDEX password_resets_by_user ON password_resets (user_id)
