// The assets that each person owns.
// returns: one record: [[id, found], ...]; found is a page of rows, or how many there are
// cost: one index seek a key, expands the relations of each key
// columns: Asset
// order: x.sortName; x.id
// viewer: filtered
// mode: read
// options: part = page_of_things | count_of_things; window = whole_list | between_cursors; direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Person {id: key})
CALL (s) {
  MATCH (s)-[:OWNS]->(x:Asset)
  WHERE @visible_asset(x) @{window}
  @{part}
}
RETURN collect([key, found])
