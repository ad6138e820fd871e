// The other people with whom each person shares projects and organisations today, most shared first (L8).
// returns: one record: [[id, found], ...]; found is a page of rows, or how many there are
// cost: one index seek a key, expands its projects and organisations, and of each the people; all of them are ordered, since
// how much they share is nowhere stored
// columns: Person
// row: shared_projects = projects; shared_organisations = organisations
// order: -(projects + organisations); x.id
// viewer: filtered
// mode: read
// options: part = page_of_collaborators | count_of_things; window = whole_list | between_cursors; direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Person {id: key})
CALL (s) {
  CALL (s) {
    MATCH (s)-[w:WORKS_ON]->(j:Project)
    WHERE @active(w) AND @visible_project(j)
    WITH DISTINCT s, j
    MATCH (j)<-[v:WORKS_ON]-(x:Person)
    WHERE x.id <> s.id AND @active(v) AND @visible_person(x)
    RETURN x, count(DISTINCT j) AS projects, 0 AS organisations
    UNION ALL
    MATCH (s)-[m:MEMBER_OF]->(o:Organisation)
    WHERE @active(m) AND @visible_organisation(o)
    WITH DISTINCT s, o
    MATCH (o)<-[n:MEMBER_OF]-(x:Person)
    WHERE x.id <> s.id AND @active(n) AND @visible_person(x)
    RETURN x, 0 AS projects, count(DISTINCT o) AS organisations
  }
  @{part}
}
RETURN collect([key, found])
