// Makes relations of asset_uses.csv, and changes those that are there by their key (DEFINITIONS A16).
// returns: one record: written, the number of rows that found their ends
// cost: two index seeks a row; a changed one walks the relations between its ends
// viewer: none
// mode: write
CALL () {
  UNWIND $created AS row
  MATCH (a:Project {id: row.project}) USING INDEX a:Project(id)
  MATCH (b:Asset {id: row.asset}) USING INDEX b:Asset(id)
  CREATE (a)-[:USES {since: row.since, until: row.until}]->(b)
  RETURN count(*) AS made
}
CALL () {
  UNWIND $changed AS row
  MATCH (a:Project {id: row.project})-[r:USES]->(b:Asset {id: row.asset})
  USING INDEX a:Project(id)
  WHERE coalesce(r.since, '') = coalesce(row.since, '')
  SET r.until = row.until
  RETURN count(*) AS set
}
RETURN made + set AS written
