// Makes relations of endorsements.csv, and changes those that are there by their key (DEFINITIONS A16); none of a skill
// that the person does not hold.
// returns: one record: written, the number of rows that found their ends and the skill
// cost: three index seeks a row; a changed one walks the relations between its ends
// viewer: none
// mode: write
CALL () {
  UNWIND $created AS row
  MATCH (a:Person {id: row.endorser}) USING INDEX a:Person(id)
  MATCH (b:Person {id: row.person}) USING INDEX b:Person(id)
  MATCH (s:Skill {id: row.skill}) USING INDEX s:Skill(id)
  WITH a, b, s, row
  WHERE EXISTS { MATCH (b)-[:HAS_SKILL]->(s) }
  CREATE (a)-[:ENDORSES {skill: row.skill, on: row.on}]->(b)
  RETURN count(*) AS made
}
CALL () {
  UNWIND $changed AS row
  MATCH (a:Person {id: row.endorser})-[r:ENDORSES]->(b:Person {id: row.person})
  USING INDEX a:Person(id)
  WHERE r.skill = row.skill
  SET r.on = row.on
  RETURN count(*) AS set
}
RETURN made + set AS written
