// The projects that use or used each asset.
// returns: one record: [[id, [[order key, id of the project], ...], total], ...]; total is 0 unless $count
// cost: one index seek a key, expands the relations of each key
// viewer: filtered
// mode: read
// options: direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Asset {id: key})
CALL (s) {
  WITH s WHERE $limit > 0
  MATCH (s)<-[:USES]-(x:Project)
  WHERE @visible_project(x)
  WITH DISTINCT x, [x.sortName, x.id] AS place
  WHERE @window(place)
  WITH x, place ORDER BY place @{direction} LIMIT $limit
  RETURN collect([place, x.id]) AS rows
}
CALL (s) {
  WITH s WHERE $count
  MATCH (s)<-[:USES]-(x:Project)
  WHERE @visible_project(x)
  RETURN count(DISTINCT x) AS total
}
RETURN collect([key, rows, total])
