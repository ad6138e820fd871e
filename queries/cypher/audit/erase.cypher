// Erases the values of what the audit has of these things, and of every entry that has one of these texts in its values.
// returns: one record: erased, the number of entries
// cost: reads the whole audit: for the one mutation that forgets a person
// plan: label scan
// viewer: none
// mode: write
// graph: same
MATCH (a:AuditEntry)
WHERE a.subject IN $subjects OR any(text IN $texts WHERE a.changes CONTAINS text)
SET a.changes = '[]'
RETURN count(*) AS erased
