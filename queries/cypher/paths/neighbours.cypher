// What is one relation away from the layers of several searches, on the day $on, each neighbour once a search. $people,
// $organisations and $projects are the nodes of the layers: [number of the search, id] each.
// returns: one record: [[number of the search, [id of a person, ...]], ...], the same of organisations and of projects; without
// searches that lead to none
// cost: one index seek an id of the layers, expands the four relations of each
// viewer: filtered
// mode: read
CALL () {
  CALL () {
    UNWIND $organisations AS near MATCH (:Organisation {id: near[1]})<-[r:MEMBER_OF]-(x:Person) WHERE @active_on(r) RETURN near[0] AS number, x
    UNION
    UNWIND $projects AS near MATCH (:Project {id: near[1]})<-[r:WORKS_ON]-(x:Person) WHERE @active_on(r) RETURN near[0] AS number, x
  }
  WITH number, x WHERE @visible_person(x)
  WITH number, collect(x.id) AS ids
  RETURN collect([number, ids]) AS people
}
CALL () {
  CALL () {
    UNWIND $people AS near MATCH (:Person {id: near[1]})-[r:MEMBER_OF]->(x:Organisation) WHERE @active_on(r) RETURN near[0] AS number, x
    UNION
    UNWIND $projects AS near MATCH (:Project {id: near[1]})<-[r:WORKS_ON]-(x:Organisation) WHERE @active_on(r) RETURN near[0] AS number, x
    UNION
    UNWIND $organisations AS near MATCH (:Organisation {id: near[1]})-[r:PARTNERS_WITH]-(x:Organisation) WHERE @active_on(r) RETURN near[0] AS number, x
    UNION
    UNWIND $organisations AS near MATCH (:Organisation {id: near[1]})-[:PART_OF]-(x:Organisation) RETURN near[0] AS number, x
  }
  WITH number, x WHERE @visible_organisation(x)
  WITH number, collect(x.id) AS ids
  RETURN collect([number, ids]) AS organisations
}
CALL () {
  CALL () {
    UNWIND $people AS near MATCH (:Person {id: near[1]})-[r:WORKS_ON]->(x:Project) WHERE @active_on(r) RETURN near[0] AS number, x
    UNION
    UNWIND $organisations AS near MATCH (:Organisation {id: near[1]})-[r:WORKS_ON]->(x:Project) WHERE @active_on(r) RETURN near[0] AS number, x
  }
  WITH number, x WHERE @visible_project(x)
  WITH number, collect(x.id) AS ids
  RETURN collect([number, ids]) AS projects
}
RETURN people, organisations, projects
