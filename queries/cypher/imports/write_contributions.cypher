// Makes or changes contributions; every property is given, null takes it away.
// returns: one record: written, the number of rows
// cost: one index seek a row
// viewer: none
// mode: write
UNWIND $rows AS row
MERGE (n:Contribution {id: row.id})
SET n += {
  kind: row.kind, amount: row.amount, currency: row.currency, on: row.on, note: row.note
}
RETURN count(*) AS written
