// How many of the people that the viewer sees and that pass the filter are in each place of the kind $level, rolled up to the
// nearest one above (J6): by count descending, folded name, id.
// returns: one record: [[id of the place, count], ...]
// cost: reads everything that passes; each of their places is walked up from once
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: source = every_person | people_with_words | people_of_organisation | people_on_project | people_with_skill | people_in_place
// options: filter = visible_person | passes_person_filter
// options: skills = anything | meets_skills; place = anything | is_within; organisation = anything | is_of_organisation
// options: project = anything | is_on_project
@{source}(x)
WHERE @{filter}(x)
MATCH (x)-[:IN_PLACE]->(own:Place)
WITH own, count(*) AS number
@rolled_up(own, number)
