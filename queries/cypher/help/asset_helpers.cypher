// A page of who can help with each of many needs of an asset, best first (H2, H13): owners of assets of the kind that are available
// on a day of it.
// returns: one record: [[number of the question, [[order key [-score, type, id], coverage, proximity, place, availability,
// [[-place part, id of an asset], ...]], ...], the number of all candidates (0 unless $count)], ...]
// cost: as asset_candidates, for each of the questions
// viewer: filtered
// mode: read
// options: direction = ascending | descending; lead = first_key | last_key; bar = before_bar | behind_bar
UNWIND range(0, size($questions) - 1) AS number
CALL (number) {
  WITH number WHERE $limit > 0
  @need_owners(number)
  WITH number, x, type, x.id AS id, $questions[number].rings[type][x.id] AS ring, coverage, place, 1.0 AS availability, assets
  @helper_page(assets, $questions[number])
}
CALL (number) {
  WITH number WHERE $count
  @need_owners(number)
  RETURN count(*) AS total
}
RETURN collect([number, rows, reach, total])
