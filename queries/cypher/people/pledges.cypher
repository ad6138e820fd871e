// The needs for which each person pledged help.
// returns: one record: [[id, found], ...]; found is a page of rows, or how many there are
// cost: one index seek a key, expands the relations of each key
// columns: Need
// row: quantity = r.quantity; until = r.until; status = r.status
// order: x.sortName; x.id
// viewer: filtered
// mode: read
// options: part = page_of_relations | page_of_neighbours | count_of_relations; window = whole_list | between_cursors; direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Person {id: key})
CALL (s) {
  MATCH (s)-[r:PLEDGES]->(x:Need)
  WHERE @visible_need(x) @{window}
  @{part}
}
RETURN collect([key, found])
