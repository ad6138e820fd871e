// Who gave each contribution, where the viewer sees him (B9).
// returns: one record: [[id, type, id of the neighbour], ...], without those that have none
// cost: one index seek a key, expands one relation
// viewer: filtered
// mode: read
UNWIND $keys AS key
MATCH (s:Contribution {id: key})
CALL (s) {
  MATCH (s)<-[:GAVE]-(x:Person) WHERE @visible_person(x) RETURN 'Person' AS type, x.id AS id
  UNION ALL
  MATCH (s)<-[:GAVE]-(x:Organisation) WHERE @visible_organisation(x) RETURN 'Organisation' AS type, x.id AS id
}
RETURN collect([key, type, id])
