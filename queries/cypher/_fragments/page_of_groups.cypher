// A window of the groups of two and more things x of the same name (ADR 0033), in their order.
// page_of_groups
WITH replace(x.nameWords, ' ', '') AS key, count(*) AS things, min(x.id) AS first
  WHERE things > 1
  WITH key, things, first, [-things, first] AS place
  WHERE @window(place)
  WITH key, things, first, place ORDER BY place @{direction} LIMIT $limit
  RETURN collect([key, things, first]) AS rows
