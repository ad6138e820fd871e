// Makes relations of pledges.csv, and changes those that are there by their key (DEFINITIONS A16).
// returns: one record: written, the number of rows that found their ends
// cost: two index seeks a row; a changed one walks the relations between its ends
// viewer: none
// mode: write
CALL () {
  UNWIND $createdPeople AS row
  MATCH (a:Need {id: row.need}) USING INDEX a:Need(id)
  MATCH (b:Person {id: row.partyId}) USING INDEX b:Person(id)
  CREATE (b)-[:PLEDGES {quantity: row.quantity, until: row.until, status: row.status}]->(a)
  RETURN count(*) AS madePeople
}
CALL () {
  UNWIND $changedPeople AS row
  MATCH (a:Need {id: row.need})<-[r:PLEDGES]-(b:Person {id: row.partyId})
  USING INDEX a:Need(id)
  SET r.quantity = row.quantity, r.until = row.until, r.status = row.status
  RETURN count(*) AS setPeople
}
CALL () {
  UNWIND $createdOrganisations AS row
  MATCH (a:Need {id: row.need}) USING INDEX a:Need(id)
  MATCH (b:Organisation {id: row.partyId}) USING INDEX b:Organisation(id)
  CREATE (b)-[:PLEDGES {quantity: row.quantity, until: row.until, status: row.status}]->(a)
  RETURN count(*) AS madeOrganisations
}
CALL () {
  UNWIND $changedOrganisations AS row
  MATCH (a:Need {id: row.need})<-[r:PLEDGES]-(b:Organisation {id: row.partyId})
  USING INDEX a:Need(id)
  SET r.quantity = row.quantity, r.until = row.until, r.status = row.status
  RETURN count(*) AS setOrganisations
}
RETURN madePeople + setPeople + madeOrganisations + setOrganisations AS written
