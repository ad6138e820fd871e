// What the communities of a network show: the sectors and the own place of each organisation of $nodes.
// returns: one record: [[id, [folded sector, ...], [sector, ...], id of the place or null], ...], [[id of a place, folded name], ...]
// cost: one index seek an id, expands one relation
// viewer: filtered
// mode: read
CALL () {
  UNWIND $nodes AS id
  MATCH (o:Organisation {id: id})
  WHERE @visible_organisation(o)
  OPTIONAL MATCH (o)-[:IN_PLACE]->(p:Place)
  RETURN collect([o.id, o.sectorKeys, o.sectors, p.id]) AS organisations, collect(DISTINCT p) AS found
}
RETURN organisations, [p IN found | [p.id, p.sortName]]
