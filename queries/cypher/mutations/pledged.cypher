// How much of what is needed the accepted pledges for a need come to, as far as the viewer sees who pledged.
// returns: one record: quantities, one a pledge
// cost: one index seek, expands the pledges of one need
// viewer: filtered
// mode: read
MATCH (n:Need {id: $id})
CALL (n) {
  MATCH (n)<-[r:PLEDGES]-(x:Person) WHERE r.status = 'ACCEPTED' AND @visible_person(x) RETURN r.quantity AS quantity
  UNION ALL
  MATCH (n)<-[r:PLEDGES]-(x:Organisation) WHERE r.status = 'ACCEPTED' AND @visible_organisation(x)
  RETURN r.quantity AS quantity
}
RETURN collect(quantity) AS quantities
