// The skills that each person holds, with level and years.
// returns: one record: [[id, found], ...]; found is a page of rows, or how many there are
// cost: one index seek a key, expands the relations of each key
// columns: Skill
// row: level = r.level; years = r.years; endorsements = @endorsed(s, x)
// order: x.sortName; x.id
// viewer: filtered
// mode: read
// options: part = page_of_relations | page_of_neighbours | count_of_relations; window = whole_list | between_cursors; direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Person {id: key})
CALL (s) {
  MATCH (s)-[r:HAS_SKILL]->(x:Skill)
  WHERE ($minLevel IS NULL OR r.level >= $minLevel) @{window}
  @{part}
}
RETURN collect([key, found])
