// What is one relation away from each of some people, organisations and projects, on the day $on: the steps that a path can
// take back towards its start.
// returns: one record: [[id of a person, type, [id of a neighbour of that type, ...]], ...], the same of organisations and
// of projects; neighbours once, without those that have none
// cost: one index seek an id, expands the four relations of each
// viewer: filtered
// mode: read
CALL () {
  UNWIND $people AS id
  MATCH (s:Person {id: id})
  CALL (s) {
    MATCH (s)-[r:MEMBER_OF]->(x:Organisation) WHERE @active_on(r)
    WITH DISTINCT x WHERE @visible_organisation(x) RETURN 'Organisation' AS type, collect(x.id) AS ids
    UNION ALL
    MATCH (s)-[r:WORKS_ON]->(x:Project) WHERE @active_on(r)
    WITH DISTINCT x WHERE @visible_project(x) RETURN 'Project' AS type, collect(x.id) AS ids
  }
  WITH id, type, ids WHERE size(ids) > 0
  RETURN collect([id, type, ids]) AS people
}
CALL () {
  UNWIND $organisations AS id
  MATCH (s:Organisation {id: id})
  CALL (s) {
    MATCH (s)<-[r:MEMBER_OF]-(x:Person) WHERE @active_on(r)
    WITH DISTINCT x WHERE @visible_person(x) RETURN 'Person' AS type, collect(x.id) AS ids
    UNION ALL
    MATCH (s)-[r:WORKS_ON]->(x:Project) WHERE @active_on(r)
    WITH DISTINCT x WHERE @visible_project(x) RETURN 'Project' AS type, collect(x.id) AS ids
    UNION ALL
    CALL (s) {
      MATCH (s)-[r:PARTNERS_WITH]-(x:Organisation) WHERE @active_on(r) RETURN x
      UNION
      MATCH (s)-[:PART_OF]-(x:Organisation) RETURN x
    }
    WITH x WHERE @visible_organisation(x) RETURN 'Organisation' AS type, collect(x.id) AS ids
  }
  WITH id, type, ids WHERE size(ids) > 0
  RETURN collect([id, type, ids]) AS organisations
}
CALL () {
  UNWIND $projects AS id
  MATCH (s:Project {id: id})
  CALL (s) {
    MATCH (s)<-[r:WORKS_ON]-(x:Person) WHERE @active_on(r)
    WITH DISTINCT x WHERE @visible_person(x) RETURN 'Person' AS type, collect(x.id) AS ids
    UNION ALL
    MATCH (s)<-[r:WORKS_ON]-(x:Organisation) WHERE @active_on(r)
    WITH DISTINCT x WHERE @visible_organisation(x) RETURN 'Organisation' AS type, collect(x.id) AS ids
  }
  WITH id, type, ids WHERE size(ids) > 0
  RETURN collect([id, type, ids]) AS projects
}
RETURN people, organisations, projects
