// How many organisations can help with the only skill that is asked for, as help/count_of_people.
// returns: one record: how many organisations
// cost: expands every holder of every skill that serves, and their active memberships
// viewer: filtered
// mode: read
// options: chosen = chosen_helper | unfiltered
UNWIND keys($levels) AS skill
MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(p:Person)
WITH p, $coverages[skill][r.level - 1] AS coverage
WHERE @covers_enough AND @visible_person(p)
WITH DISTINCT p
MATCH (p)-[m:MEMBER_OF]->(x:Organisation) WHERE @active(m)
WITH DISTINCT x
WHERE @visible_organisation(x) AND @{chosen}(x) AND @is_candidate(x.id, 'Organisation')
RETURN count(*) AS total
