// The skills that each person holds, with level and years.
// returns: one record: [[id, [[order key, id of the skill, level, years], ...], total], ...]; total is 0 unless $count
// cost: one index seek a key, expands the relations of each key
// viewer: reference
// mode: read
// options: direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Person {id: key})
CALL (s) {
  WITH s WHERE $limit > 0
  MATCH (s)-[r:HAS_SKILL]->(x:Skill)
  WHERE ($minLevel IS NULL OR r.level >= $minLevel)
  WITH x, r, [x.sortName, x.id] AS place
  WHERE @window(place)
  WITH x, r, place ORDER BY place @{direction} LIMIT $limit
  RETURN collect([place, x.id, r.level, r.years]) AS rows
}
CALL (s) {
  WITH s WHERE $count
  MATCH (s)-[r:HAS_SKILL]->(x:Skill)
  WHERE ($minLevel IS NULL OR r.level >= $minLevel)
  RETURN count(*) AS total
}
RETURN collect([key, rows, total])
