// The organisations tied to each organisation on the day $on, with the figures that make their strength (D1-D7).
// By $kinds (null: all) only explicit partnerships of these kinds count, and no joint projects and shared people.
// returns: one record: [[id, found], ...]; found is a page of rows, or how many there are
// cost: one index seek a key, expands its partnerships, projects and members, and of each project and member the
// organisations; all partners of a key are ordered, since their strength is nowhere stored
// columns: Organisation
// row: kinds = kinds; partnerships = partnerships; since = since; joint_projects = joint; shared_people = shared; strength = strength
// order: -strength; x.id
// viewer: filtered
// mode: read
// options: part = page_of_partners | count_of_partners; window = whole_list | between_cursors; direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Organisation {id: key})
CALL (s) {
  CALL (s) {
    MATCH (s)-[r:PARTNERS_WITH]-(x:Organisation)
    WHERE @network_partnership(r) AND @visible_organisation(x)
    RETURN x, collect(DISTINCT r.kind) AS kinds, count(r) AS partnerships, min(r.since) AS since, 0 AS joint, 0 AS shared
    UNION ALL
    WITH s WHERE $kinds IS NULL
    @organisations_on_projects(s, j, x)
    RETURN x, [] AS kinds, 0 AS partnerships, null AS since, count(DISTINCT j) AS joint, 0 AS shared
    UNION ALL
    WITH s WHERE $kinds IS NULL
    @organisations_of_members(s, p, x)
    RETURN x, [] AS kinds, 0 AS partnerships, null AS since, 0 AS joint, count(DISTINCT p) AS shared
  }
  @{part}
}
RETURN collect([key, found])
