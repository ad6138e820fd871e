// How many assets of the area are in each place of the kind $level, rolled up to the nearest one above (J6), of those that
// the viewer sees and that pass the filter: by count descending, folded name, id.
// returns: one record: [[id of the place, count], ...]
// cost: as asset_map/assets: all of the area's assets are compared; each of their places is walked up from once
// viewer: filtered
// mode: read
// options: area = assets_in_place | assets_in_box | assets_nearby
@{area}(x)
AND @passes_asset_filter(x)
MATCH (x)-[:IN_PLACE]->(own:Place)
WITH own, count(*) AS number
@rolled_up(own, number)
