// The projects that each person works or worked on; with $on those active then.
// returns: one record: [[id, found], ...]; found is a page of rows, or how many there are
// cost: one index seek a key, expands the relations of each key
// columns: Project
// row: role = r.role; since = r.since; until = r.until; hours_per_week = r.hoursPerWeek
// order: x.sortName; x.id; @participation_role(r); coalesce(r.since, ''); coalesce(r.until, '')
// viewer: filtered
// mode: read
// options: part = page_of_relations | page_of_neighbours | count_of_relations; window = whole_list | between_cursors; direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Person {id: key})
CALL (s) {
  MATCH (s)-[r:WORKS_ON]->(x:Project)
  WHERE ($on IS NULL OR @active_on(r)) AND @visible_project(x) @{window}
  @{part}
}
RETURN collect([key, found])
