// How many people can help with the only skill that is asked for, whatever their score, by $levels, the levels by skill that cover it:
// parameters as for help/first_people. Nothing is read that a score is made of, but the level at which a skill is held.
// returns: one record: how many people
// cost: expands every holder of every skill that serves
// viewer: filtered
// mode: read
// options: chosen = chosen_helper | unfiltered
UNWIND keys($levels) AS skill
MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(x:Person)
WITH x, $coverages[skill][r.level - 1] AS coverage
WHERE @covers_enough AND @visible_person(x) AND @{chosen}(x) AND @is_candidate(x.id, 'Person')
RETURN count(DISTINCT x) AS total
