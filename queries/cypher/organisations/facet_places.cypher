// How many of the organisations that the viewer sees and that pass the filter are in each place of the kind $level, rolled up to the
// nearest one above (J6): by count descending, folded name, id.
// returns: one record: [[id of the place, count], ...]
// cost: reads everything that passes; each of their places is walked up from once
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: source = every_organisation | organisations_with_words | organisations_in_place
// options: filter = visible_organisation | passes_organisation_filter
// options: place = anything | is_within
@{source}(x)
WHERE @{filter}(x)
MATCH (x)-[:IN_PLACE]->(own:Place)
WITH own, count(*) AS number
@rolled_up(own, number)
