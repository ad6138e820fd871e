// How many organisations there are that the viewer sees and that pass the filter.
// returns: one record: the count
// cost: reads all of the source
// plan: label scan
// viewer: filtered
// mode: read
// options: source = every_organisation | organisations_with_words | organisations_in_place
// options: filter = visible_organisation | passes_organisation_filter
// options: place = anything | is_within
@{source}(x)
WHERE @{filter}(x)
RETURN count(*) AS total
