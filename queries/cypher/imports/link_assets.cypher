// Replaces the relations that columns of assets.csv make: takes away those of the ids in the `clear`
// lists, then adds the pairs. (The hints matter: on Neo4j the statistics of a store that is being filled can mislead
// the planner into scans.)
// returns: one record: added, the number of relations made
// cost: one index seek an id of the `clear` lists, two a pair
// viewer: none
// mode: write
CALL () {
  UNWIND $clearOwner AS id
  MATCH (n:Asset {id: id})<-[r:OWNS]-() USING INDEX n:Asset(id)
  DELETE r
  RETURN count(*) AS clearedOwner
}
CALL () {
  UNWIND $addOwnerPerson AS pair
  MATCH (n:Asset {id: pair[0]}) USING INDEX n:Asset(id)
  MATCH (x:Person {id: pair[1]}) USING INDEX x:Person(id)
  CREATE (n)<-[:OWNS]-(x)
  RETURN count(*) AS addedOwnerPerson
}
CALL () {
  UNWIND $addOwnerOrganisation AS pair
  MATCH (n:Asset {id: pair[0]}) USING INDEX n:Asset(id)
  MATCH (x:Organisation {id: pair[1]}) USING INDEX x:Organisation(id)
  CREATE (n)<-[:OWNS]-(x)
  RETURN count(*) AS addedOwnerOrganisation
}
CALL () {
  UNWIND $clearPlace AS id
  MATCH (n:Asset {id: id})-[r:IN_PLACE]->() USING INDEX n:Asset(id)
  DELETE r
  RETURN count(*) AS clearedPlace
}
CALL () {
  UNWIND $addPlace AS pair
  MATCH (n:Asset {id: pair[0]}) USING INDEX n:Asset(id)
  MATCH (x:Place {id: pair[1]}) USING INDEX x:Place(id)
  CREATE (n)-[:IN_PLACE]->(x)
  RETURN count(*) AS addedPlace
}
RETURN addedOwnerPerson + addedOwnerOrganisation + addedPlace AS added
