// What the audit has of one thing, oldest first. An entry that tells of an organisation or a person too, as one of a
// membership or a pledge does, is there for whoever sees that one.
// returns: one record: [[id, moment, account, mutation, changes as JSON], ...]
// cost: one index seek; sorts the entries of one thing
// viewer: filtered
// mode: read
MATCH (a:AuditEntry {subject: $subject})
WHERE @visible_entry(a)
WITH a ORDER BY a.at, a.id
RETURN collect([a.id, a.at, a.account, a.action, a.changes]) AS entries
