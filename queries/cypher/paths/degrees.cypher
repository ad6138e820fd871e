// How many distinct neighbours some people, organisations and projects have on the day $on (F2).
// returns: one record: [[id of a person, count], ...], the same of organisations and of projects
// cost: one index seek an id, expands the four relations of each
// viewer: filtered
// mode: read
CALL () {
  UNWIND $people AS id
  MATCH (s:Person {id: id})
  CALL (s) {
    MATCH (s)-[r:MEMBER_OF]->(x:Organisation) WHERE @active_on(r)
    WITH DISTINCT x WHERE @visible_organisation(x) RETURN count(x) AS organisations
  }
  CALL (s) {
    MATCH (s)-[r:WORKS_ON]->(x:Project) WHERE @active_on(r)
    WITH DISTINCT x WHERE @visible_project(x) RETURN count(x) AS projects
  }
  RETURN collect([id, organisations + projects]) AS people
}
CALL () {
  UNWIND $organisations AS id
  MATCH (s:Organisation {id: id})
  CALL (s) {
    MATCH (s)<-[r:MEMBER_OF]-(x:Person) WHERE @active_on(r)
    WITH DISTINCT x WHERE @visible_person(x) RETURN count(x) AS members
  }
  CALL (s) {
    MATCH (s)-[r:WORKS_ON]->(x:Project) WHERE @active_on(r)
    WITH DISTINCT x WHERE @visible_project(x) RETURN count(x) AS projects
  }
  CALL (s) {
    CALL (s) {
      MATCH (s)-[r:PARTNERS_WITH]-(x:Organisation) WHERE @active_on(r) RETURN x
      UNION
      MATCH (s)-[:PART_OF]-(x:Organisation) RETURN x
    }
    WITH x WHERE @visible_organisation(x) RETURN count(x) AS related
  }
  RETURN collect([id, members + projects + related]) AS organisations
}
CALL () {
  UNWIND $projects AS id
  MATCH (s:Project {id: id})
  CALL (s) {
    MATCH (s)<-[r:WORKS_ON]-(x:Person) WHERE @active_on(r)
    WITH DISTINCT x WHERE @visible_person(x) RETURN count(x) AS people
  }
  CALL (s) {
    MATCH (s)<-[r:WORKS_ON]-(x:Organisation) WHERE @active_on(r)
    WITH DISTINCT x WHERE @visible_organisation(x) RETURN count(x) AS organisations
  }
  RETURN collect([id, people + organisations]) AS projects
}
RETURN people, organisations, projects
