// These entries of the audit, with everything that is stored of them.
// returns: one record: [properties, ...], each a map, in no order
// cost: one index seek a key
// viewer: none
// mode: read
UNWIND $keys AS key
MATCH (a:AuditEntry {id: key})
RETURN collect(properties(a))
