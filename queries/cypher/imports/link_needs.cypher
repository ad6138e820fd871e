// Replaces the relations that columns of needs.csv make: takes away those of the ids in the `clear`
// lists, then adds the pairs. (The hints matter: on Neo4j the statistics of a store that is being filled can mislead
// the planner into scans.)
// returns: one record: added, the number of relations made
// cost: one index seek an id of the `clear` lists, two a pair
// viewer: none
// mode: write
CALL () {
  UNWIND $clearSubject AS id
  MATCH (n:Need {id: id})<-[r:HAS_NEED]-() USING INDEX n:Need(id)
  DELETE r
  RETURN count(*) AS clearedSubject
}
CALL () {
  UNWIND $addSubjectPerson AS pair
  MATCH (n:Need {id: pair[0]}) USING INDEX n:Need(id)
  MATCH (x:Person {id: pair[1]}) USING INDEX x:Person(id)
  CREATE (n)<-[:HAS_NEED]-(x)
  RETURN count(*) AS addedSubjectPerson
}
CALL () {
  UNWIND $addSubjectOrganisation AS pair
  MATCH (n:Need {id: pair[0]}) USING INDEX n:Need(id)
  MATCH (x:Organisation {id: pair[1]}) USING INDEX x:Organisation(id)
  CREATE (n)<-[:HAS_NEED]-(x)
  RETURN count(*) AS addedSubjectOrganisation
}
CALL () {
  UNWIND $addSubjectProject AS pair
  MATCH (n:Need {id: pair[0]}) USING INDEX n:Need(id)
  MATCH (x:Project {id: pair[1]}) USING INDEX x:Project(id)
  CREATE (n)<-[:HAS_NEED]-(x)
  RETURN count(*) AS addedSubjectProject
}
CALL () {
  UNWIND $clearSkill AS id
  MATCH (n:Need {id: id})-[r:OF_SKILL]->() USING INDEX n:Need(id)
  DELETE r
  RETURN count(*) AS clearedSkill
}
CALL () {
  UNWIND $addSkill AS pair
  MATCH (n:Need {id: pair[0]}) USING INDEX n:Need(id)
  MATCH (x:Skill {id: pair[1]}) USING INDEX x:Skill(id)
  CREATE (n)-[:OF_SKILL]->(x)
  RETURN count(*) AS addedSkill
}
CALL () {
  UNWIND $clearPlace AS id
  MATCH (n:Need {id: id})-[r:IN_PLACE]->() USING INDEX n:Need(id)
  DELETE r
  RETURN count(*) AS clearedPlace
}
CALL () {
  UNWIND $addPlace AS pair
  MATCH (n:Need {id: pair[0]}) USING INDEX n:Need(id)
  MATCH (x:Place {id: pair[1]}) USING INDEX x:Place(id)
  CREATE (n)-[:IN_PLACE]->(x)
  RETURN count(*) AS addedPlace
}
RETURN addedSubjectPerson + addedSubjectOrganisation + addedSubjectProject + addedSkill + addedPlace AS added
