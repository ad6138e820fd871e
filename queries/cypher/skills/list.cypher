// A page of the skills that pass the filter, by folded name, then id.
// returns: one record: a page of rows
// cost: of all skills the index of the order gives the order, so the page is read and what the filter leaves out before it;
// from any other source everything found is compared and ordered
// columns: Skill
// row: place = x.@{order}
// viewer: reference
// mode: read
// options: source = every_skill | skills_with_words | skills_narrower
// options: filter = anything | passes_skill_filter
// options: cut = as_found | in_index_order; order = by_name; name = ascending | descending; id = ascending | descending
// options: bounds = key_all | key_after | key_before | key_between
@{source}(x)
WHERE @{bounds}(x)
WITH x WHERE @{filter}(x)
@{cut}(x)
WITH x ORDER BY x.@{order} @{name}, x.id @{id} LIMIT $limit
RETURN collect(@row) AS rows
