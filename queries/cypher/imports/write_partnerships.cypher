// Makes relations of partnerships.csv, and changes those that are there by their key (DEFINITIONS A16).
// returns: one record: written, the number of rows that found their ends
// cost: two index seeks a row; a changed one walks the relations between its ends
// viewer: none
// mode: write
CALL () {
  UNWIND $created AS row
  MATCH (a:Organisation {id: row.organisation}) USING INDEX a:Organisation(id)
  MATCH (b:Organisation {id: row.partner}) USING INDEX b:Organisation(id)
  CREATE (a)-[:PARTNERS_WITH {kind: row.kind, since: row.since,
    until: row.until, amount: row.amount, currency: row.currency}]->(b)
  RETURN count(*) AS made
}
CALL () {
  UNWIND $changed AS row
  MATCH (a:Organisation {id: row.organisation})-[r:PARTNERS_WITH]->(b:Organisation {id: row.partner})
  USING INDEX a:Organisation(id)
  WHERE coalesce(r.kind, '') = coalesce(row.kind, '') AND coalesce(r.since, '') = coalesce(row.since, '')
  SET r.until = row.until, r.amount = row.amount, r.currency = row.currency
  RETURN count(*) AS set
}
RETURN made + set AS written
