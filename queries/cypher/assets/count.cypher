// How many assets there are that the viewer sees and that pass the filter.
// returns: one record: the count
// cost: reads all of the source
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: filter = visible_asset | passes_asset_filter
// options: source = every_asset | assets_of_person | assets_of_organisation | assets_with_words
@{source}(x)
WHERE @{filter}(x)
RETURN count(*) AS total
