// What the audit has of several things, oldest first, after a moment and an id: a page of it. See entries.
// returns: one record: [[id, moment, account, mutation, changes as JSON, subject], ...], at most $most of them
// cost: an index seek a thing; sorts the entries of all of them
// viewer: filtered
// mode: read
UNWIND $subjects AS subject
MATCH (a:AuditEntry {subject: subject})
WHERE (a.at > $at OR (a.at = $at AND a.id > $id)) AND @visible_entry(a)
WITH a ORDER BY a.at, a.id LIMIT $most
RETURN collect([a.id, a.at, a.account, a.action, a.changes, a.subject]) AS entries
