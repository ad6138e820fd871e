// What is asked for by open needs that the viewer sees, and the nearest place of the kind $level that each place lies in.
// returns: one record: [[id of a place, id of that place of the kind], ...] without places in none, [id of a skill that a
// need asks for, ...], [kind of asset that a need asks for, ...]
// cost: reads every open need; every place, or those within $within, is walked up from once
// plan: label scan, expand
// viewer: filtered
// mode: read
// options: places = every_place | places_within
CALL () {
  @{places}(own)
  MATCH way = (own)-[:WITHIN*0..]->(place:Place)
  WHERE place.kind = $level AND all(below IN nodes(way)[..-1] WHERE below.kind <> $level)
  RETURN collect([own.id, place.id]) AS places
}
CALL () {
  WITH 1 AS one WHERE 'SKILL' IN $kinds
  MATCH (n:Need {status: 'OPEN'})-[:OF_SKILL]->(skill:Skill)
  WHERE n.kind = 'SKILL' AND @visible_need(n)
  RETURN collect(DISTINCT skill.id) AS skills
}
CALL () {
  WITH 1 AS one WHERE 'ASSET' IN $kinds
  MATCH (n:Need {status: 'OPEN'})
  WHERE n.kind = 'ASSET' AND @visible_need(n)
  RETURN collect(DISTINCT n.assetKind) AS assetKinds
}
RETURN places, skills, assetKinds
