// How many of the assets that the viewer sees and that pass the filter have each value of a property; in no order.
// returns: one record: [[key, spelling by the smallest id, count], ...]
// cost: reads everything that passes
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: source = every_asset | assets_of_person | assets_of_organisation | assets_with_words
// options: filter = visible_asset | passes_asset_filter
// options: by = kind_of | terms_of | owner_sectors_of | owner_spaces_of
@{source}(x)
WHERE @{filter}(x)
UNWIND @{by}(x) AS pair
WITH pair[0] AS key, min([x.id, pair[1]]) AS first, count(*) AS number
RETURN collect([key, first[1], number])
