// Whoever covers most of the items whose numbers $open has, then has the higher score, then the smaller id (I7).
// returns: one record: [[id, score, [number of an item that is covered, ...]]], empty where nobody covers any
// cost: as teams/covers; keeps the first of all
// viewer: filtered
// mode: read
// options: chosen = chosen_helper | unfiltered; matching = one_item | many_items; home = home_asked | home_unasked
@able_people($skills)
WITH x, id, matches, coverage, ring
WHERE any(number IN $open WHERE matches[number] >= 0.5)
@person_scores
WITH id, score, matches, size([number IN $open WHERE matches[number] >= 0.5]) AS more
ORDER BY more DESC, score DESC, id LIMIT 1
RETURN collect([id, score, [number IN range(0, size(matches) - 1) WHERE matches[number] >= 0.5]])
