// The skills one step narrower than each skill.
// returns: one record: [[id, [[order key, id of the skill], ...], total], ...]; total is 0 unless $count
// cost: one index seek a key, expands the relations of each key
// viewer: reference
// mode: read
// options: direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Skill {id: key})
CALL (s) {
  WITH s WHERE $limit > 0
  MATCH (s)<-[:NARROWER_THAN]-(x:Skill)
  WITH DISTINCT x, [x.sortName, x.id] AS place
  WHERE @window(place)
  WITH x, place ORDER BY place @{direction} LIMIT $limit
  RETURN collect([place, x.id]) AS rows
}
CALL (s) {
  WITH s WHERE $count
  MATCH (s)<-[:NARROWER_THAN]-(x:Skill)
  RETURN count(DISTINCT x) AS total
}
RETURN collect([key, rows, total])
