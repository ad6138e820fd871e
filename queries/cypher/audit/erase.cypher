// Erases the values of what the audit has of these things, and of every entry that has one of these texts in its values, or
// tells of one of these people: whom it tells of is not said any more, but that is somebody (' ' is nobody's id).
// returns: one record: erased, the number of entries
// cost: reads the whole audit: for the one mutation that forgets a person
// plan: label scan
// viewer: none
// mode: write
// graph: same
MATCH (a:AuditEntry)
WHERE a.subject IN $subjects OR a.person IN $people OR any(text IN $texts WHERE a.changes CONTAINS text)
SET a.changes = '[]', a.person = CASE WHEN a.person IN $people THEN ' ' ELSE coalesce(a.person, '') END
RETURN count(*) AS erased
