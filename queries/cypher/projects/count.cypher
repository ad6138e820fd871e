// How many projects there are that the viewer sees and that pass the filter.
// returns: one record: the count
// cost: reads all of the source
// plan: label scan
// viewer: filtered
// mode: read
// options: source = every_project | projects_with_words | projects_in_place
// options: filter = visible_project | passes_project_filter
// options: place = anything | is_within
@{source}(x)
WHERE @{filter}(x)
RETURN count(*) AS total
