// A page of who can help with a need of an asset, best first: owners of assets of $kind that are available on a day of it.
// returns: one record: [[order key [-score, type, id], coverage, proximity, place, availability, [[-place part, id of an
// asset], ...]], ...], [how many were looked up, [the first order key that the last of them can have]], the number of all who pass (0
// unless $count)
// cost: expands the owner and the place of every asset of the kind, scores all owners and keeps a page; twice where $count
// viewer: filtered
// mode: read
// options: direction = ascending | descending; lead = first_key | last_key; bar = before_bar | behind_bar
CALL () {
  WITH 1 AS one WHERE $limit > 0
  @asset_helpers
  @helper_page(matches, $near)
}
CALL () {
  WITH 1 AS one WHERE $count
  @asset_helpers
  @passing_helpers
  RETURN count(*) AS total
}
RETURN rows, reach, total
