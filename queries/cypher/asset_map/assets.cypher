// A page of the assets in the area that the viewer sees and that pass the filter, by folded name, then id (J9).
// returns: one record: [[id, folded name], ...], total (0 unless $count)
// cost: the places below the area's are walked to, or one range of the index of (latitude, longitude) is read; all of
// the area's assets are compared and ordered
// viewer: filtered
// mode: read
// options: area = assets_in_place | assets_in_box | assets_nearby; direction = ascending | descending
CALL () {
  WITH 1 AS one WHERE $limit > 0
  @{area}(x)
  AND @passes_asset_filter(x)
  WITH x, [x.sortName, x.id] AS place
  WHERE @window(place)
  WITH x, place ORDER BY place @{direction} LIMIT $limit
  RETURN collect([x.id, place[0]]) AS rows
}
CALL () {
  WITH 1 AS one WHERE $count
  @{area}(x)
  AND @passes_asset_filter(x)
  RETURN count(*) AS total
}
RETURN rows, total
