// The needs of that very skill.
// returns: one record: [[id, [[order key, id of the need], ...], total], ...]; total is 0 unless $count
// cost: one index seek a key, expands the relations of each key
// viewer: filtered
// mode: read
// options: direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Skill {id: key})
CALL (s) {
  WITH s WHERE $limit > 0
  MATCH (s)<-[:OF_SKILL]-(x:Need)
  WHERE @visible_need(x)
  WITH DISTINCT x, [x.sortName, x.id] AS place
  WHERE @window(place)
  WITH x, place ORDER BY place @{direction} LIMIT $limit
  RETURN collect([place, x.id]) AS rows
}
CALL (s) {
  WITH s WHERE $count
  MATCH (s)<-[:OF_SKILL]-(x:Need)
  WHERE @visible_need(x)
  RETURN count(DISTINCT x) AS total
}
RETURN collect([key, rows, total])
