-- What has ended is removed by its age.
CREATE INDEX sessions_by_end ON sessions (expires_at)
--;
CREATE INDEX sessions_by_revocation ON sessions (revoked_at) WHERE revoked_at IS NOT NULL
--;
CREATE INDEX refresh_tokens_by_end ON refresh_tokens (expires_at)
--;
CREATE INDEX password_resets_by_end ON password_resets (expires_at)
