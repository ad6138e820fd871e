// The skills that the members of each organisation hold today, most held first (L9).
// returns: one record: [[id, found], ...]; found is a page of rows, or how many there are
// cost: one index seek a key, expands its members and their skills; all skills of a key are ordered, since by how many they are
// held is nowhere stored
// columns: Skill
// row: people = people; highest_level = level
// order: -people; x.sortName; x.id
// viewer: filtered
// mode: read
// options: part = page_of_skills | count_of_things; window = whole_list | between_cursors; direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Organisation {id: key})
CALL (s) {
  MATCH (s)<-[m:MEMBER_OF]-(p:Person)
  WHERE @active(m) AND @visible_person(p)
  WITH DISTINCT p
  MATCH (p)-[r:HAS_SKILL]->(x:Skill)
  @{part}
}
RETURN collect([key, found])
