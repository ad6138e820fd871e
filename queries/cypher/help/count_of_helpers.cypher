// How many people, and how many organisations, can help with the only skill that is asked for, as help/count_of_people. The holders
// are kept, for they are most of the work.
// returns: one record: how many people, how many organisations
// cost: expands every holder of every skill that serves, and their memberships
// viewer: filtered
// mode: read
// options: chosen = chosen_helper | unfiltered
@holders_that_count
WITH collect(p) AS holders, count(CASE WHEN @{chosen}(p) AND @is_candidate(p.id, 'Person') THEN 1 END) AS people
CALL (holders) {
  UNWIND holders AS p
  MATCH (p)-[m:MEMBER_OF]->(x:Organisation) WHERE @active(m)
  WITH DISTINCT x
  WHERE @visible_organisation(x) AND @{chosen}(x) AND @is_candidate(x.id, 'Organisation')
  RETURN count(x) AS organisations
}
RETURN people, organisations
