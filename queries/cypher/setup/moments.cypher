// The audit by moment: what subscriptions ask for, a few minutes of it at a time.
// returns: nothing; a command each, ended by a semicolon
// cost: none
// viewer: none
// mode: schema
CREATE INDEX audit_entry_moment IF NOT EXISTS FOR (n:AuditEntry) ON (n.at);
