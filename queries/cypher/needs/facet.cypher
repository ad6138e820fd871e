// How many of the needs that the viewer sees and that pass the filter have each value of a property; in no order.
// returns: one record: [[key, spelling by the smallest id, count], ...]
// cost: reads everything that passes
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: source = every_need | needs_of_skill
// options: filter = visible_need | passes_need_filter
// options: place = anything | need_is_within
// options: by = kind_of | status_of | urgency_of | asset_kind_of
@{source}(x)
WHERE @{filter}(x)
UNWIND @{by}(x) AS pair
WITH pair[0] AS key, min([x.id, pair[1]]) AS first, count(*) AS number
RETURN collect([key, first[1], number])
