// Makes relations of participations.csv, and changes those that are there by their key (DEFINITIONS A16).
// returns: one record: written, the number of rows that found their ends
// cost: two index seeks a row; a changed one walks the relations between its ends
// viewer: none
// mode: write
CALL () {
  UNWIND $createdPeople AS row
  MATCH (a:Project {id: row.project}) USING INDEX a:Project(id)
  MATCH (b:Person {id: row.partyId}) USING INDEX b:Person(id)
  CREATE (b)-[:WORKS_ON {role: row.role, since: row.since, until: row.until, hoursPerWeek: row.hoursPerWeek}]->(a)
  RETURN count(*) AS madePeople
}
CALL () {
  UNWIND $changedPeople AS row
  MATCH (a:Project {id: row.project})<-[r:WORKS_ON]-(b:Person {id: row.partyId})
  USING INDEX a:Project(id)
  WHERE coalesce(r.role, '') = coalesce(row.role, '') AND coalesce(r.since, '') = coalesce(row.since, '')
  SET r.until = row.until, r.hoursPerWeek = row.hoursPerWeek
  RETURN count(*) AS setPeople
}
CALL () {
  UNWIND $createdOrganisations AS row
  MATCH (a:Project {id: row.project}) USING INDEX a:Project(id)
  MATCH (b:Organisation {id: row.partyId}) USING INDEX b:Organisation(id)
  CREATE (b)-[:WORKS_ON {role: row.role, since: row.since, until: row.until, hoursPerWeek: row.hoursPerWeek}]->(a)
  RETURN count(*) AS madeOrganisations
}
CALL () {
  UNWIND $changedOrganisations AS row
  MATCH (a:Project {id: row.project})<-[r:WORKS_ON]-(b:Organisation {id: row.partyId})
  USING INDEX a:Project(id)
  WHERE coalesce(r.role, '') = coalesce(row.role, '') AND coalesce(r.since, '') = coalesce(row.since, '')
  SET r.until = row.until, r.hoursPerWeek = row.hoursPerWeek
  RETURN count(*) AS setOrganisations
}
RETURN madePeople + setPeople + madeOrganisations + setOrganisations AS written
