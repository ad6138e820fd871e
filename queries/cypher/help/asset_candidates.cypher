// A page of who can help with a need of an asset, best first: owners of assets of $kind that are available on a day of it.
// returns: one record: [[order key [-score, type, id], coverage, proximity, place, availability, [[-place part, id of an
// asset], ...]], ...], the number of all who pass (0 unless $count)
// cost: expands the owner and the place of every asset of the kind, scores all owners and keeps a page; twice where $count
// viewer: filtered
// mode: read
// options: direction = ascending | descending
CALL () {
  WITH 1 AS one WHERE $limit > 0
  @asset_helpers
  @scored_helpers(assets)
  @helper_page(assets)
}
CALL () {
  WITH 1 AS one WHERE $count
  @asset_helpers
  @scored_helpers(assets)
  RETURN count(*) AS total
}
RETURN rows, total
