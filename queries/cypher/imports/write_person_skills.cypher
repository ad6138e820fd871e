// Makes relations of person_skills.csv, and changes those that are there by their key (DEFINITIONS A16).
// returns: one record: written, the number of rows that found their ends
// cost: two index seeks a row; a changed one walks the relations between its ends
// viewer: none
// mode: write
CALL () {
  UNWIND $created AS row
  MATCH (a:Person {id: row.person}) USING INDEX a:Person(id)
  MATCH (b:Skill {id: row.skill}) USING INDEX b:Skill(id)
  CREATE (a)-[:HAS_SKILL {level: row.level, years: row.years}]->(b)
  RETURN count(*) AS made
}
CALL () {
  UNWIND $changed AS row
  MATCH (a:Person {id: row.person})-[r:HAS_SKILL]->(b:Skill {id: row.skill})
  USING INDEX a:Person(id)
  SET r.level = row.level, r.years = row.years
  RETURN count(*) AS set
}
RETURN made + set AS written
