// The entries of the audit about these things in whose values a text stands: from when on they were somebody's.
// returns: one record: [[subject, moment, id, changes as JSON], ...]
// cost: an index seek a thing; reads the entries of all of them
// viewer: none
// mode: read
UNWIND $subjects AS subject
MATCH (a:AuditEntry {subject: subject})
WHERE a.changes CONTAINS $text
RETURN collect([a.subject, a.at, a.id, a.changes]) AS entries
