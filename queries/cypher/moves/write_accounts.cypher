// Gives people the accounts that they have in another database.
// returns: one record: written, the number of rows that found their person
// cost: one index seek a row
// viewer: none
// mode: write
// graph: same
UNWIND $rows AS row
MATCH (p:Person {id: row.id})
SET p.account = row.account
RETURN count(*) AS written
