// A page of the assets that the viewer sees and that pass the filter, by folded name, then id.
// returns: one record: a page of rows
// cost: of all assets the index of (sortName, id) gives the order, so the page is read and what the filter leaves out
// before it; of an owner's assets, or those that the full-text index finds, all are compared
// columns: Asset
// row: place = x.@{order}
// viewer: filtered
// mode: read
// options: filter = visible_asset | passes_asset_filter
// options: source = every_asset | assets_of_person | assets_of_organisation | assets_with_words
// options: cut = as_found | in_index_order; order = by_name; name = ascending | descending; id = ascending | descending
// options: bounds = key_all | key_after | key_before | key_between
@{source}(x)
WHERE @{bounds}(x)
WITH x WHERE @{filter}(x)
@{cut}(x)
WITH x ORDER BY x.@{order} @{name}, x.id @{id} LIMIT $limit
RETURN collect(@row) AS rows
