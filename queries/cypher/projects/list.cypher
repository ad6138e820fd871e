// A page of the projects that the viewer sees and that pass the filter, by folded name or time of creation, then id.
// returns: one record: a page of rows
// cost: of all projects the index of the order gives the order, so the page is read and what the filter leaves out before it;
// from any other source everything found is compared and ordered
// columns: Project
// row: place = x.@{order}
// viewer: filtered
// mode: read
// options: source = every_project | projects_with_words | projects_in_place
// options: filter = visible_project | passes_project_filter
// options: place = anything | is_within
// options: cut = as_found | in_index_order; order = by_name | by_creation; name = ascending | descending; id = ascending | descending
// options: bounds = key_all | key_after | key_before | key_between | key_down_after | key_down_before | key_down_between
@{source}(x)
WHERE @{bounds}(x)
WITH x WHERE @{filter}(x)
@{cut}(x)
WITH x ORDER BY x.@{order} @{name}, x.id @{id} LIMIT $limit
RETURN collect(@row) AS rows
