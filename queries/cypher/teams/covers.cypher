// The sets of items that people cover, each with the best score of those who cover just these (I1, I2). The items are those
// of help/people, at most twelve.
// returns: one record: [[items as a bit mask, score], ...], at most 4,095, in no particular order
// cost: as help/people: expands every holder of every skill that serves, scores those who cover an item
// viewer: filtered
// mode: read
// options: chosen = chosen_helper | unfiltered; matching = one_item | many_items; home = home_asked | home_unasked
@able_people($skills)
WITH x, id, matches, coverage, ring
WHERE any(match IN matches WHERE match >= 0.5)
@person_scores
WITH @cover(matches) AS cover, score
WITH cover, max(score) AS score
RETURN collect([cover, score])
