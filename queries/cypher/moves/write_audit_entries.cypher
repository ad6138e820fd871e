// Keeps entries of the audit as another database has them.
// returns: one record: written, the number of rows
// cost: one index seek a row
// viewer: none
// mode: write
// graph: same
UNWIND $rows AS row
MERGE (a:AuditEntry {id: row.id})
SET a = row
RETURN count(*) AS written
