// A page of the people who can help with a request of skills, best first. $skills are all that serve one of the items;
// $matches has for each of them, and each level from 1 on, the match of every item,
// $itemWeights are the weights of the items and $itemWeight their sum.
// returns: one record: [[order key [-score, 'Person', id], coverage, proximity, place, availability, [match, ...]], ...], [how many were
// looked up, [the first order key that the last of them can have]], the number of all who pass (0 unless $count), the distinct
// [whether the item is met, ...] of them ([] unless $count and $met)
// cost: expands every holder of every skill that serves, with the place, and keeps the $look that can come first; of these the
// relations, where it is not known how near they are, and those of their neighbours; $count expands all holders again
// viewer: filtered
// mode: read
// options: chosen = chosen_helper | unfiltered; direction = ascending | descending; lead = first_key | last_key; bar = before_bar | behind_bar; home = home_asked | home_unasked; matching = one_item | many_items; scores = passing_people | no_scores
CALL () {
  WITH 1 AS one WHERE $limit > 0
  @able_people($skills)
  @person_parts
  @helper_page(matches, $near)
}
CALL () {
  WITH 1 AS one WHERE $count
  @able_people($skills)
  @{scores}
  RETURN count(*) AS total, collect(DISTINCT CASE WHEN $met THEN [match IN matches | match > 0] END) AS met
}
RETURN rows, reach, total, met
