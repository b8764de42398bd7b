-- The audit trail by time, by actor and by action, newest first.
CREATE INDEX audit_log_by_time ON audit_log (at, seq)
--;
CREATE INDEX audit_log_by_actor ON audit_log (actor_id, at, seq)
--;
CREATE INDEX audit_log_by_action ON audit_log (action, at, seq)
--;
DROP INDEX audit_log_by_entity
--;
CREATE INDEX audit_log_by_entity ON audit_log (entity, entity_id, at, seq)
