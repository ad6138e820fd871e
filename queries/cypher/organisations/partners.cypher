// The organisations tied to each organisation on the day $on, with the figures that make their strength (D1-D7).
// By $kinds (null: all) only explicit partnerships of these kinds count, and no joint projects and shared people.
// returns: one record: [[id, [[order key, id of the partner, kinds, partnerships, since, joint projects, shared people, strength], ...], total], ...];
// the order key is [-strength, id]; total is 0 unless $count
// cost: one index seek a key, expands its partnerships, projects and members, and of each project and member the
// organisations; all partners of a key are ordered, since their strength is nowhere stored
// viewer: filtered
// mode: read
// options: direction = ascending | descending
UNWIND $keys AS key
MATCH (s:Organisation {id: key})
CALL (s) {
  WITH s WHERE $limit > 0
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
  WITH x, reduce(all = [], some IN collect(kinds) | all + some) AS found, sum(partnerships) AS partnerships, min(since) AS since,
    sum(joint) AS joint, sum(shared) AS shared
  WITH x, [k IN ['ALLIANCE', 'FUNDING', 'SERVICE', 'MEMBERSHIP', 'KNOWLEDGE', 'OTHER'] WHERE k IN found] AS kinds, partnerships, since, joint, shared,
    round(partnerships + 0.5 * log(1 + joint) + 0.25 * log(1 + shared), 9, 'HALF_EVEN') AS strength
  WITH x, kinds, partnerships, since, joint, shared, strength, [-strength, x.id] AS place
  WHERE @window(place)
  WITH x, kinds, partnerships, since, joint, shared, strength, place ORDER BY place @{direction} LIMIT $limit
  RETURN collect([place, x.id, kinds, partnerships, since, joint, shared, strength]) AS rows
}
CALL (s) {
  WITH s WHERE $count
  CALL (s) {
    MATCH (s)-[r:PARTNERS_WITH]-(x:Organisation)
    WHERE @network_partnership(r) AND @visible_organisation(x)
    RETURN x
    UNION
    WITH s WHERE $kinds IS NULL
    @organisations_on_projects(s, j, x)
    RETURN x
    UNION
    WITH s WHERE $kinds IS NULL
    @organisations_of_members(s, p, x)
    RETURN x
  }
  RETURN count(x) AS total
}
RETURN collect([key, rows, total])
