// What mutations keep besides the graph: one idempotency key for each id, found by account and end too, and the audit by subject.
// returns: nothing; a command each, ended by a semicolon
// cost: none
// viewer: none
// mode: schema
CREATE CONSTRAINT idempotency_key_id IF NOT EXISTS FOR (n:IdempotencyKey) REQUIRE n.id IS UNIQUE;
CREATE INDEX idempotency_key_end IF NOT EXISTS FOR (n:IdempotencyKey) ON (n.account, n.expiresAt);
CREATE CONSTRAINT audit_entry_id IF NOT EXISTS FOR (n:AuditEntry) REQUIRE n.id IS UNIQUE;
CREATE INDEX audit_entry_subject IF NOT EXISTS FOR (n:AuditEntry) ON (n.subject);
