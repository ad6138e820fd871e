// Which entries of the audit there are.
// returns: one record: [id, ...]
// cost: all of them
// plan: label scan
// viewer: none
// mode: read
MATCH (a:AuditEntry)
RETURN collect(a.id)
