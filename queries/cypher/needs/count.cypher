// How many needs there are that the viewer sees and that pass the filter.
// returns: one record: the count
// cost: reads all of the source
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: source = every_need | needs_of_skill
// options: filter = visible_need | passes_need_filter
// options: place = anything | need_is_within
@{source}(x)
WHERE @{filter}(x)
RETURN count(*) AS total
