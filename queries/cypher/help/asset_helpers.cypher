// A page of who can help with each of many needs of an asset, best first (H2, H13): owners of assets of the kind that are available
// on a day of it.
// returns: one record: [[number of the question, [[order key [-score, type, id], coverage, proximity, place, availability,
// [[-place part, id of an asset], ...]], ...], the number of all candidates (0 unless $count)], ...]
// cost: as asset_candidates, for each of the questions
// viewer: filtered
// mode: read
// options: direction = ascending | descending
UNWIND range(0, size($questions) - 1) AS number
CALL (number) {
  WITH number WHERE $limit > 0
  @need_owners(number)
  WITH type, id, coverage, coalesce($questions[number].hops[key], 0.0) AS proximity, place, 1.0 AS availability, assets
  @scored_helpers(assets)
  @helper_page(assets)
}
CALL (number) {
  WITH number WHERE $count
  @need_owners(number)
  RETURN count(*) AS total
}
RETURN collect([number, rows, total])
