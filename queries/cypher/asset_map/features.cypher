// The first assets of the area for a map (J8), of those that the viewer sees and that pass the filter, by folded name, id.
// returns: one record: [[id, name, kind, terms, summary, capacity, availableFrom, availableUntil, latitude, longitude,
// name of the place, name of the owner where the viewer sees him], ...]
// cost: as asset_map/assets; place and owner are expanded of the returned ones only
// viewer: filtered
// mode: read
// options: area = assets_in_place | assets_in_box | assets_nearby
@{area}(x)
AND @passes_asset_filter(x)
WITH x ORDER BY x.sortName, x.id LIMIT $limit
@asset_features(x)
