// A page of the assets that the viewer sees and that pass the filter, by folded name, then id.
// returns: one record: [[order key, id], ...], total (0 unless $count)
// cost: of all assets the index of (sortName, id) gives the order, so the page is read and what the filter leaves out
// before it; of an owner's assets, or those that the full-text index finds, all are compared; $count reads them all
// viewer: filtered
// mode: read
// options: source = every_asset | assets_of_person | assets_of_organisation | assets_with_words
// options: bounds = name_all | name_after | name_before | name_between; direction = ascending | descending
CALL () {
  WITH 1 AS one WHERE $limit > 0
  @{source}(x)
  WHERE @{bounds}(x) AND @passes_asset_filter(x)
  WITH x ORDER BY x.sortName @{direction}, x.id @{direction} LIMIT $limit
  RETURN collect([[x.sortName, x.id], x.id]) AS rows
}
CALL () {
  WITH 1 AS one WHERE $count
  @{source}(x)
  WHERE @passes_asset_filter(x)
  RETURN count(*) AS total
}
RETURN rows, total
