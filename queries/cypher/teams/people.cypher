// The $most people with the smallest ids for each of some sets of items: those who cover just these, with the score that
// $scores has for the set, by its bit mask as a text.
// returns: one record: [[items as a bit mask, [id, ...]], ...], without those that nobody covers with that score
// cost: as teams/covers; the ids of those who have the best score are gathered and ordered, but where one is enough
// viewer: filtered
// mode: read
// options: chosen = chosen_helper | unfiltered; matching = one_item | many_items; home = home_asked | home_unasked; kept = first_id | first_ids
@able_people($skills)
WITH x, id, matches, coverage, ring, $scores[toString(@cover(matches))] AS wanted
WHERE wanted IS NOT NULL
WITH x, id, matches, coverage, ring
@person_scores
WITH @cover(matches) AS cover, id, score
WHERE score = $scores[toString(cover)]
@{kept}
RETURN collect([cover, ids])
