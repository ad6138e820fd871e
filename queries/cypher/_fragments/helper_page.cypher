// A page of the scored: [[order key [-score, type, id], coverage, proximity, place, availability, further], ...].
// helper_page
WITH [0.0 - score, type, id] AS key, coverage, proximity, place, availability, further
  WHERE @window(key)
  WITH key, coverage, proximity, place, availability, further ORDER BY key @{direction} LIMIT $limit
  RETURN collect([key, round(coverage, 9, 'HALF_EVEN'), round(proximity, 9, 'HALF_EVEN'), round(place, 9, 'HALF_EVEN'), round(availability, 9, 'HALF_EVEN'), further]) AS rows
