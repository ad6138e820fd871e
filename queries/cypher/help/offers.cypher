// What each of some people has to offer: skills and assets, where and when.
// returns: one record: [[id, id of the place, remote, availableFrom, availableUntil, [[id of a skill, level], ...], [[id of an asset,
// kind, id of its place, capacity, availableFrom, availableUntil], ...]], ...], without people whom the viewer does not see
// cost: one index seek a person, expands skills and assets of each
// viewer: filtered
// mode: read
UNWIND $people AS id
MATCH (p:Person {id: id})
WHERE @visible_person(p)
OPTIONAL MATCH (p)-[:IN_PLACE]->(home:Place)
CALL (p) {
  MATCH (p)-[r:HAS_SKILL]->(s:Skill)
  RETURN collect([s.id, r.level]) AS held
}
CALL (p) {
  MATCH (p)-[:OWNS]->(a:Asset)
  WHERE @visible_asset(a)
  OPTIONAL MATCH (a)-[:IN_PLACE]->(own:Place)
  RETURN collect([a.id, a.kind, own.id, a.capacity, a.availableFrom, a.availableUntil]) AS assets
}
RETURN collect([id, home.id, p.remote, p.availableFrom, p.availableUntil, held, assets])
