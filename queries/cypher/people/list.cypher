// A page of the people that the viewer sees and that pass the filter, by folded name or time of creation, then id.
// returns: one record: a page of rows
// cost: of all people the index of the order gives the order, so the page is read and what the filter leaves out before it;
// from any other source everything found is compared and ordered
// columns: Person
// row: place = x.@{order}
// viewer: filtered
// mode: read
// options: source = every_person | people_with_words | people_of_organisation | people_on_project | people_with_skill | people_in_place
// options: filter = visible_person | passes_person_filter
// options: skills = anything | meets_skills; place = anything | is_within; organisation = anything | is_of_organisation
// options: project = anything | is_on_project
// options: cut = as_found | in_index_order; order = by_name | by_creation; name = ascending | descending; id = ascending | descending
// options: bounds = key_all | key_after | key_before | key_between | key_down_after | key_down_before | key_down_between
@{source}(x)
WHERE @{bounds}(x)
WITH x WHERE @{filter}(x)
@{cut}(x)
WITH x ORDER BY x.@{order} @{name}, x.id @{id} LIMIT $limit
RETURN collect(@row) AS rows
