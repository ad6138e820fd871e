// The skills related to each skill, whichever row named the relation (L10).
// returns: one record: [[id, found], ...]; found is a page of rows, or how many there are
// cost: one index seek a key, expands the relations of each key
// columns: Skill
// order: x.sortName; x.id
// viewer: reference
// mode: read
// options: part = page_of_things | count_of_things; window = whole_list | between_cursors; direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Skill {id: key})
CALL (s) {
  MATCH (s)-[:RELATED_TO]-(x:Skill)
  WHERE true @{window}
  @{part}
}
RETURN collect([key, found])
