// Who endorses which skill of each person.
// returns: one record: [[id, found], ...]; found is a page of rows, or how many there are
// cost: one index seek a key, expands the relations of each key
// columns: Person
// row: skill = r.skill; on = r.on
// order: x.sortName; x.id; r.skill
// viewer: filtered
// mode: read
// options: part = page_of_relations | page_of_neighbours | count_of_relations; window = whole_list | between_cursors; direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Person {id: key})
CALL (s) {
  MATCH (s)<-[r:ENDORSES]-(x:Person)
  WHERE @visible_person(x) @{window}
  @{part}
}
RETURN collect([key, found])
