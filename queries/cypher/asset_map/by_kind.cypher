// How many assets of each kind are in the area, of those that the viewer sees and that pass the filter (J6).
// returns: one record: [[kind, count], ...], in no particular order
// cost: as asset_map/assets: all of the area's assets are compared
// viewer: filtered
// mode: read
// options: area = assets_in_place | assets_in_box | assets_nearby
@{area}(x)
AND @passes_asset_filter(x)
WITH x.kind AS kind, count(*) AS assets
RETURN collect([kind, assets])
