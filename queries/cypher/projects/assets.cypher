// The assets that each project uses or used; with $on those active then.
// returns: one record: [[id, [[order key, id of the asset, since, until], ...], total], ...]; total is 0 unless $count
// cost: one index seek a key, expands the relations of each key
// viewer: filtered
// mode: read
// options: direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Project {id: key})
CALL (s) {
  WITH s WHERE $limit > 0
  MATCH (s)-[r:USES]->(x:Asset)
  WHERE ($on IS NULL OR @active_on(r)) AND @visible_asset(x)
  WITH x, r, [x.sortName, x.id, coalesce(r.since, ''), coalesce(r.until, '')] AS place
  WHERE @window(place)
  WITH x, r, place ORDER BY place @{direction} LIMIT $limit
  RETURN collect([place, x.id, r.since, r.until]) AS rows
}
CALL (s) {
  WITH s WHERE $count
  MATCH (s)-[r:USES]->(x:Asset)
  WHERE ($on IS NULL OR @active_on(r)) AND @visible_asset(x)
  RETURN count(*) AS total
}
RETURN collect([key, rows, total])
