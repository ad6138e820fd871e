// The projects that use or used each asset.
// returns: one record: [[id, found], ...]; found is a page of rows, or how many there are
// cost: one index seek a key, expands the relations of each key
// columns: Project
// order: x.sortName; x.id
// viewer: filtered
// mode: read
// options: part = page_of_things | count_of_things; window = whole_list | between_cursors; direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Asset {id: key})
CALL (s) {
  MATCH (s)<-[:USES]-(x:Project)
  WHERE @visible_project(x) @{window}
  @{part}
}
RETURN collect([key, found])
