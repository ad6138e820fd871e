// The projects that each organisation works or worked on; with $on those active then.
// returns: one record: [[id, [[order key, id of the project, role, since, until, hours a week], ...], total], ...]; total is 0 unless $count
// cost: one index seek a key, expands the relations of each key
// viewer: filtered
// mode: read
// options: direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Organisation {id: key})
CALL (s) {
  WITH s WHERE $limit > 0
  MATCH (s)-[r:WORKS_ON]->(x:Project)
  WHERE ($on IS NULL OR @active_on(r)) AND @visible_project(x)
  WITH x, r, [x.sortName, x.id, @participation_role(r), coalesce(r.since, ''), coalesce(r.until, '')] AS place
  WHERE @window(place)
  WITH x, r, place ORDER BY place @{direction} LIMIT $limit
  RETURN collect([place, x.id, r.role, r.since, r.until, r.hoursPerWeek]) AS rows
}
CALL (s) {
  WITH s WHERE $count
  MATCH (s)-[r:WORKS_ON]->(x:Project)
  WHERE ($on IS NULL OR @active_on(r)) AND @visible_project(x)
  RETURN count(*) AS total
}
RETURN collect([key, rows, total])
