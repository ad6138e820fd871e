// Replaces the relations that columns of organisations.csv make: takes away those of the ids in the `clear`
// lists, then adds the pairs. (The hints matter: on Neo4j the statistics of a store that is being filled can mislead
// the planner into scans.)
// returns: one record: added, the number of relations made
// cost: one index seek an id of the `clear` lists, two a pair
// viewer: none
// mode: write
CALL () {
  UNWIND $clearPlace AS id
  MATCH (n:Organisation {id: id})-[r:IN_PLACE]->() USING INDEX n:Organisation(id)
  DELETE r
  RETURN count(*) AS clearedPlace
}
CALL () {
  UNWIND $addPlace AS pair
  MATCH (n:Organisation {id: pair[0]}) USING INDEX n:Organisation(id)
  MATCH (x:Place {id: pair[1]}) USING INDEX x:Place(id)
  CREATE (n)-[:IN_PLACE]->(x)
  RETURN count(*) AS addedPlace
}
CALL () {
  UNWIND $clearParent AS id
  MATCH (n:Organisation {id: id})-[r:PART_OF]->() USING INDEX n:Organisation(id)
  DELETE r
  RETURN count(*) AS clearedParent
}
CALL () {
  UNWIND $addParent AS pair
  MATCH (n:Organisation {id: pair[0]}) USING INDEX n:Organisation(id)
  MATCH (x:Organisation {id: pair[1]}) USING INDEX x:Organisation(id)
  CREATE (n)-[:PART_OF]->(x)
  RETURN count(*) AS addedParent
}
RETURN addedPlace + addedParent AS added
