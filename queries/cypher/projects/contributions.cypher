// What was given to each project, newest first (N7).
// returns: one record: [[id, [[order key, id of the contribution], ...], total], ...]; total is 0 unless $count
// cost: one index seek a key, expands the relations of each key
// viewer: filtered
// mode: read
// options: direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Project {id: key})
CALL (s) {
  WITH s WHERE $limit > 0
  MATCH (s)<-[:GIVEN_TO]-(x:Contribution)
  WHERE @visible_contribution(x)
  WITH DISTINCT x, [-toInteger(replace(x.on, '-', '')), x.id] AS place
  WHERE @window(place)
  WITH x, place ORDER BY place @{direction} LIMIT $limit
  RETURN collect([place, x.id]) AS rows
}
CALL (s) {
  WITH s WHERE $count
  MATCH (s)<-[:GIVEN_TO]-(x:Contribution)
  WHERE @visible_contribution(x)
  RETURN count(DISTINCT x) AS total
}
RETURN collect([key, rows, total])
