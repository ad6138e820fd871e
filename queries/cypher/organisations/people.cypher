// The people who are or were members of each organisation; with $on those active then.
// returns: one record: [[id, found], ...]; found is a page of rows, or how many there are
// cost: one index seek a key, expands the relations of each key
// columns: Person
// row: role = r.role; since = r.since; until = r.until
// order: x.sortName; x.id; coalesce(r.role, ''); coalesce(r.since, ''); coalesce(r.until, '')
// viewer: filtered
// mode: read
// options: part = page_of_relations | page_of_neighbours | count_of_relations; window = whole_list | between_cursors; direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Organisation {id: key})
CALL (s) {
  MATCH (s)<-[r:MEMBER_OF]-(x:Person)
  WHERE ($on IS NULL OR @active_on(r)) AND @visible_person(x) @{window}
  @{part}
}
RETURN collect([key, found])
