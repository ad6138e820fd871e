// A page of who can help with a request of skills, best first: people and the organisations of which they are active members.
// $items holds for each item [minLevel, weight, {skill that serves it: similarity}], $itemWeight the sum of the weights.
// returns: one record: [[order key [-score, type, id], coverage, proximity, place, availability, [match, ...]], ...], the number
// of all who pass, the distinct [whether the item is met, ...] of them (0 and [] unless $count)
// cost: expands every holder of every skill that serves, twice where organisations are wanted, and the active memberships of
// the holders; scores all of them and keeps a page; all of that twice where $count
// viewer: filtered
// mode: read
// options: direction = ascending | descending
CALL () {
  WITH 1 AS one WHERE $limit > 0
  @skill_helpers
  @scored_helpers
  @helper_page
}
CALL () {
  WITH 1 AS one WHERE $count
  @skill_helpers
  @scored_helpers
  RETURN count(*) AS total, collect(DISTINCT [match IN further | match > 0]) AS met
}
RETURN rows, total, met
