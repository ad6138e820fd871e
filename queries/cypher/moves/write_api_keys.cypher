// Keeps API keys as another database has them.
// returns: one record: written, the number of rows
// cost: one index seek a row
// viewer: none
// mode: write
// graph: same
UNWIND $rows AS row
MERGE (k:ApiKey {prefix: row.prefix})
SET k = row
RETURN count(*) AS written
