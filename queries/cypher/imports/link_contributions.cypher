// Replaces the relations that columns of contributions.csv make: takes away those of the ids in the `clear`
// lists, then adds the pairs. (The hints matter: on Neo4j the statistics of a store that is being filled can mislead
// the planner into scans.)
// returns: one record: added, the number of relations made
// cost: one index seek an id of the `clear` lists, two a pair
// viewer: none
// mode: write
CALL () {
  UNWIND $clearProject AS id
  MATCH (n:Contribution {id: id})-[r:GIVEN_TO]->() USING INDEX n:Contribution(id)
  DELETE r
  RETURN count(*) AS clearedProject
}
CALL () {
  UNWIND $addProject AS pair
  MATCH (n:Contribution {id: pair[0]}) USING INDEX n:Contribution(id)
  MATCH (x:Project {id: pair[1]}) USING INDEX x:Project(id)
  CREATE (n)-[:GIVEN_TO]->(x)
  RETURN count(*) AS addedProject
}
CALL () {
  UNWIND $clearParty AS id
  MATCH (n:Contribution {id: id})<-[r:GAVE]-() USING INDEX n:Contribution(id)
  DELETE r
  RETURN count(*) AS clearedParty
}
CALL () {
  UNWIND $addPartyPerson AS pair
  MATCH (n:Contribution {id: pair[0]}) USING INDEX n:Contribution(id)
  MATCH (x:Person {id: pair[1]}) USING INDEX x:Person(id)
  CREATE (n)<-[:GAVE]-(x)
  RETURN count(*) AS addedPartyPerson
}
CALL () {
  UNWIND $addPartyOrganisation AS pair
  MATCH (n:Contribution {id: pair[0]}) USING INDEX n:Contribution(id)
  MATCH (x:Organisation {id: pair[1]}) USING INDEX x:Organisation(id)
  CREATE (n)<-[:GAVE]-(x)
  RETURN count(*) AS addedPartyOrganisation
}
RETURN addedProject + addedPartyPerson + addedPartyOrganisation AS added
