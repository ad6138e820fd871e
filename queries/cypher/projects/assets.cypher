// The assets that each project uses or used; with $on those active then.
// returns: one record: [[id, found], ...]; found is a page of rows, or how many there are
// cost: one index seek a key, expands the relations of each key
// columns: Asset
// row: since = r.since; until = r.until
// order: x.sortName; x.id; coalesce(r.since, ''); coalesce(r.until, '')
// viewer: filtered
// mode: read
// options: part = page_of_relations | page_of_neighbours | count_of_relations; window = whole_list | between_cursors; direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Project {id: key})
CALL (s) {
  MATCH (s)-[r:USES]->(x:Asset)
  WHERE ($on IS NULL OR @active_on(r)) AND @visible_asset(x) @{window}
  @{part}
}
RETURN collect([key, found])
