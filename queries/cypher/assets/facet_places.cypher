// How many of the assets that the viewer sees and that pass the filter are in each place of the kind $level, rolled up to
// the nearest one above (J6): by count descending, folded name, id.
// returns: one record: [[id of the place, count], ...]
// cost: reads everything that passes; each of their places is walked up from once
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: source = every_asset | assets_of_person | assets_of_organisation | assets_with_words
// options: filter = visible_asset | passes_asset_filter
@{source}(x)
WHERE @{filter}(x)
MATCH (x)-[:IN_PLACE]->(own:Place)
WITH own, count(*) AS number
@rolled_up(own, number)
