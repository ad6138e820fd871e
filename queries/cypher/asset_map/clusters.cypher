// The assets of the area by tiles of the web-Mercator grid with $tiles tiles a side (J7), of those that the viewer sees,
// that pass the filter and have coordinates: by count descending, x, y.
// Coordinates are summed as whole millionths and the rest, so that no order of adding changes the mean's ninth decimal.
// returns: one record: [[mean latitude, mean longitude, count, [[kind, count], ...]], ...]
// cost: as asset_map/assets: all of the area's assets are compared and put into tiles
// viewer: filtered
// mode: read
// options: area = assets_in_place | assets_in_box | assets_nearby
@{area}(x)
AND @passes_asset_filter(x) AND x.latitude IS NOT NULL AND x.longitude IS NOT NULL
WITH x.kind AS kind, x.latitude AS latitude, x.longitude AS longitude,
  tan(radians(CASE WHEN x.latitude > 85.0511287798066 THEN 85.0511287798066 WHEN x.latitude < -85.0511287798066 THEN -85.0511287798066 ELSE x.latitude END)) AS steep
WITH kind, latitude, longitude, toInteger(floor((longitude + 180) / 360 * $tiles)) AS column,
  toInteger(floor((1 - sign(steep) * log(abs(steep) + sqrt(steep * steep + 1)) / pi()) / 2 * $tiles)) AS row,
  toInteger(round(latitude * 1000000.0)) AS up, toInteger(round(longitude * 1000000.0)) AS across
WITH kind, CASE WHEN column >= $tiles THEN toInteger($tiles) - 1 ELSE column END AS column,
  CASE WHEN row < 0 THEN 0 WHEN row >= $tiles THEN toInteger($tiles) - 1 ELSE row END AS row,
  count(*) AS assets, sum(up) AS up, sum(across) AS across,
  sum(latitude - up / 1000000.0) AS upRest, sum(longitude - across / 1000000.0) AS acrossRest
WITH column, row, sum(assets) AS assets, collect([kind, assets]) AS kinds,
  sum(up) AS up, sum(across) AS across, sum(upRest) AS upRest, sum(acrossRest) AS acrossRest
ORDER BY assets DESC, column, row
RETURN collect([
  round(up / (1000000.0 * assets) + upRest / assets, 9, 'HALF_EVEN') + 0.0,
  round(across / (1000000.0 * assets) + acrossRest / assets, 9, 'HALF_EVEN') + 0.0,
  assets, kinds])
