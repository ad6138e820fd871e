// How many of the people that the viewer sees and that pass the filter have each value of a property; in no order.
// returns: one record: [[key, spelling by the smallest id, count], ...]
// cost: reads everything that passes
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: source = every_person | people_with_words | people_of_organisation | people_on_project | people_with_skill | people_in_place
// options: filter = visible_person | passes_person_filter
// options: skills = anything | meets_skills; place = anything | is_within; organisation = anything | is_of_organisation
// options: project = anything | is_on_project
// options: by = spaces_of | languages_of
@{source}(x)
WHERE @{filter}(x)
UNWIND @{by}(x) AS pair
WITH pair[0] AS key, min([x.id, pair[1]]) AS first, count(*) AS number
RETURN collect([key, first[1], number])
