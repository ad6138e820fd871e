// The organisations and projects that are one relation away from some people, organisations and projects today.
// returns: one record: [[type, id], ...], each once
// cost: one index seek an id, expands the relations of each
// viewer: filtered
// mode: read
CALL () {
  UNWIND $people AS id MATCH (:Person {id: id})-[r:MEMBER_OF|WORKS_ON]->(y) WHERE @active(r) RETURN y
  UNION
  UNWIND $organisations AS id MATCH (:Organisation {id: id})-[r:WORKS_ON|PARTNERS_WITH|PART_OF]-(y) WHERE @active(r) RETURN y
  UNION
  UNWIND $projects AS id MATCH (:Project {id: id})<-[r:WORKS_ON]-(y:Organisation) WHERE @active(r) RETURN y
}
WITH y WHERE (y:Organisation AND @visible_organisation(y)) OR (y:Project AND @visible_project(y))
RETURN collect([labels(y)[0], y.id])
