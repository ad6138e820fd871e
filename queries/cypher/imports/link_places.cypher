// Replaces the relations that columns of places.csv make: takes away those of the ids in the `clear`
// lists, then adds the pairs. (The hints matter: on Neo4j the statistics of a store that is being filled can mislead
// the planner into scans.)
// returns: one record: added, the number of relations made
// cost: one index seek an id of the `clear` lists, two a pair
// viewer: none
// mode: write
CALL () {
  UNWIND $clearParent AS id
  MATCH (n:Place {id: id})-[r:WITHIN]->() USING INDEX n:Place(id)
  DELETE r
  RETURN count(*) AS clearedParent
}
CALL () {
  UNWIND $addParent AS pair
  MATCH (n:Place {id: pair[0]}) USING INDEX n:Place(id)
  MATCH (x:Place {id: pair[1]}) USING INDEX x:Place(id)
  CREATE (n)-[:WITHIN]->(x)
  RETURN count(*) AS addedParent
}
RETURN addedParent AS added
