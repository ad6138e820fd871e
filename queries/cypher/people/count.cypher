// How many people there are that the viewer sees and that pass the filter.
// returns: one record: the count
// cost: reads all of the source
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: source = every_person | people_with_words | people_of_organisation | people_on_project | people_with_skill | people_in_place
// options: filter = visible_person | passes_person_filter
// options: skills = anything | meets_skills; place = anything | is_within; organisation = anything | is_of_organisation
// options: project = anything | is_on_project
@{source}(x)
WHERE @{filter}(x)
RETURN count(*) AS total
