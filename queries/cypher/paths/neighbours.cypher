// What is one relation away from some people, organisations and projects, on the day $on: a layer of a search, each node once.
// returns: one record: [id of a person, ...], the same of organisations and of projects
// cost: one index seek an id, expands the four relations of each
// viewer: filtered
// mode: read
CALL () {
  CALL () {
    UNWIND $organisations AS id MATCH (:Organisation {id: id})<-[r:MEMBER_OF]-(x:Person) WHERE @active_on(r) RETURN x
    UNION
    UNWIND $projects AS id MATCH (:Project {id: id})<-[r:WORKS_ON]-(x:Person) WHERE @active_on(r) RETURN x
  }
  WITH x WHERE @visible_person(x)
  RETURN collect(x.id) AS people
}
CALL () {
  CALL () {
    UNWIND $people AS id MATCH (:Person {id: id})-[r:MEMBER_OF]->(x:Organisation) WHERE @active_on(r) RETURN x
    UNION
    UNWIND $projects AS id MATCH (:Project {id: id})<-[r:WORKS_ON]-(x:Organisation) WHERE @active_on(r) RETURN x
    UNION
    UNWIND $organisations AS id MATCH (:Organisation {id: id})-[r:PARTNERS_WITH]-(x:Organisation) WHERE @active_on(r) RETURN x
    UNION
    UNWIND $organisations AS id MATCH (:Organisation {id: id})-[:PART_OF]-(x:Organisation) RETURN x
  }
  WITH x WHERE @visible_organisation(x)
  RETURN collect(x.id) AS organisations
}
CALL () {
  CALL () {
    UNWIND $people AS id MATCH (:Person {id: id})-[r:WORKS_ON]->(x:Project) WHERE @active_on(r) RETURN x
    UNION
    UNWIND $organisations AS id MATCH (:Organisation {id: id})-[r:WORKS_ON]->(x:Project) WHERE @active_on(r) RETURN x
  }
  WITH x WHERE @visible_project(x)
  RETURN collect(x.id) AS projects
}
RETURN people, organisations, projects
