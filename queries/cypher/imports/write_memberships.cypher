// Makes relations of memberships.csv, and changes those that are there by their key (DEFINITIONS A16).
// returns: one record: written, the number of rows that found their ends
// cost: two index seeks a row; a changed one walks the relations between its ends
// viewer: none
// mode: write
CALL () {
  UNWIND $created AS row
  MATCH (a:Person {id: row.person}) USING INDEX a:Person(id)
  MATCH (b:Organisation {id: row.organisation}) USING INDEX b:Organisation(id)
  CREATE (a)-[:MEMBER_OF {role: row.role, since: row.since, until: row.until, steward: row.steward}]->(b)
  RETURN count(*) AS made
}
CALL () {
  UNWIND $changed AS row
  MATCH (a:Person {id: row.person})-[r:MEMBER_OF]->(b:Organisation {id: row.organisation})
  USING INDEX a:Person(id)
  WHERE coalesce(r.role, '') = coalesce(row.role, '') AND coalesce(r.since, '') = coalesce(row.since, '')
  SET r.until = row.until, r.steward = row.steward
  RETURN count(*) AS set
}
RETURN made + set AS written
