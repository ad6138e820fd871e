// Who has each need.
// returns: one record: [[id, type, id of the neighbour], ...], without those that have none
// cost: one index seek a key, expands one relation
// viewer: filtered
// mode: read
UNWIND $keys AS key
MATCH (s:Need {id: key})
CALL (s) {
  MATCH (s)<-[:HAS_NEED]-(x:Person) WHERE @visible_person(x) RETURN 'Person' AS type, x.id AS id
  UNION ALL
  MATCH (s)<-[:HAS_NEED]-(x:Organisation) WHERE @visible_organisation(x) RETURN 'Organisation' AS type, x.id AS id
  UNION ALL
  MATCH (s)<-[:HAS_NEED]-(x:Project) WHERE @visible_project(x) RETURN 'Project' AS type, x.id AS id
}
RETURN collect([key, type, id])
