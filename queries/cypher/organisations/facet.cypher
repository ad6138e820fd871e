// How many of the organisations that the viewer sees and that pass the filter have each value of a property; in no order.
// returns: one record: [[key, spelling by the smallest id, count], ...]
// cost: reads everything that passes
// plan: label scan
// viewer: filtered
// mode: read
// options: source = every_organisation | organisations_with_words | organisations_in_place
// options: filter = visible_organisation | passes_organisation_filter
// options: place = anything | is_within
// options: by = kind_of | sectors_of | spaces_of
@{source}(x)
WHERE @{filter}(x)
UNWIND @{by}(x) AS pair
WITH pair[0] AS key, min([x.id, pair[1]]) AS first, count(*) AS number
RETURN collect([key, first[1], number])
