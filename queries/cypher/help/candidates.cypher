// A page of who can help with a request of skills, best first: people and the organisations of which they are active members.
// $items holds for each item [minLevel, weight, {skill that serves it: similarity}], $itemWeight the sum of the weights.
// returns: one record: [[order key [-score, type, id], coverage, proximity, place, availability, [match, ...]], ...], the number
// of all who pass (0 unless $count), the distinct [whether the item is met, ...] of them ([] unless $count and $met)
// cost: expands every holder of every skill that serves, twice where organisations are wanted, and the active memberships of
// the holders; scores all of them and keeps a page; $count expands all of that again, and scores it where a score is asked for
// viewer: filtered
// mode: read
// options: direction = ascending | descending; matching = one_item | many_items; scores = skill_scores | no_scores
CALL () {
  WITH 1 AS one WHERE $limit > 0
  @skill_helpers
  @skill_scores
  @helper_page(matches)
}
CALL () {
  WITH 1 AS one WHERE $count
  @skill_helpers
  @{scores}
  RETURN count(*) AS total, collect(DISTINCT CASE WHEN $met THEN [match IN matches | match > 0] END) AS met
}
RETURN rows, total, met
