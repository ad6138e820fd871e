// Replaces the relations that columns of projects.csv make: takes away those of the ids in the `clear`
// lists, then adds the pairs. (The hints matter: on Neo4j the statistics of a store that is being filled can mislead
// the planner into scans.)
// returns: one record: added, the number of relations made
// cost: one index seek an id of the `clear` lists, two a pair
// viewer: none
// mode: write
CALL () {
  UNWIND $clearPlace AS id
  MATCH (n:Project {id: id})-[r:IN_PLACE]->() USING INDEX n:Project(id)
  DELETE r
  RETURN count(*) AS clearedPlace
}
CALL () {
  UNWIND $addPlace AS pair
  MATCH (n:Project {id: pair[0]}) USING INDEX n:Project(id)
  MATCH (x:Place {id: pair[1]}) USING INDEX x:Place(id)
  CREATE (n)-[:IN_PLACE]->(x)
  RETURN count(*) AS addedPlace
}
RETURN addedPlace AS added
