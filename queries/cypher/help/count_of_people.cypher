// How many people can help with the only skill that is asked for, whatever their score, by $levels, the levels by skill that cover it:
// parameters as for help/first_people. Nothing is read that a score is made of, but the level at which a skill is held.
// returns: one record: how many people
// cost: expands every holder of every skill that serves
// viewer: filtered
// mode: read
// options: chosen = chosen_helper | unfiltered
@holders_that_count
WHERE @{chosen}(p) AND @is_candidate(p.id, 'Person')
RETURN count(p) AS people
