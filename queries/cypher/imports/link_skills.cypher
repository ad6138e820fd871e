// Replaces the relations that columns of skills.csv make: takes away those of the ids in the `clear`
// lists, then adds the pairs. (The hints matter: on Neo4j the statistics of a store that is being filled can mislead
// the planner into scans.)
// returns: one record: added, the number of relations made
// cost: one index seek an id of the `clear` lists, two a pair
// viewer: none
// mode: write
CALL () {
  UNWIND $clearBroader AS id
  MATCH (n:Skill {id: id})-[r:NARROWER_THAN]->() USING INDEX n:Skill(id)
  DELETE r
  RETURN count(*) AS clearedBroader
}
CALL () {
  UNWIND $addBroader AS pair
  MATCH (n:Skill {id: pair[0]}) USING INDEX n:Skill(id)
  MATCH (x:Skill {id: pair[1]}) USING INDEX x:Skill(id)
  CREATE (n)-[:NARROWER_THAN]->(x)
  RETURN count(*) AS addedBroader
}
CALL () {
  UNWIND $clearRelated AS id
  MATCH (n:Skill {id: id})-[r:RELATED_TO]->() USING INDEX n:Skill(id)
  DELETE r
  RETURN count(*) AS clearedRelated
}
CALL () {
  UNWIND $addRelated AS pair
  MATCH (n:Skill {id: pair[0]}) USING INDEX n:Skill(id)
  MATCH (x:Skill {id: pair[1]}) USING INDEX x:Skill(id)
  CREATE (n)-[:RELATED_TO]->(x)
  RETURN count(*) AS addedRelated
}
RETURN addedBroader + addedRelated AS added
