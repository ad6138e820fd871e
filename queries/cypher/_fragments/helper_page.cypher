// A page of the scored: [[order key [-score, type, id], coverage, proximity, place, availability, kept], ...].
// helper_page(kept)
WITH [0.0 - score, type, id] AS key, coverage, proximity, place, availability, {kept}
  WHERE @window(key)
  WITH key, coverage, proximity, place, availability, {kept} ORDER BY key @{direction} LIMIT $limit
  RETURN collect([key, round(coverage, 9, 'HALF_EVEN'), round(proximity, 9, 'HALF_EVEN'), round(place, 9, 'HALF_EVEN'), round(availability, 9, 'HALF_EVEN'), {kept}]) AS rows
