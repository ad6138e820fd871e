// How near those are who were taken for the page, and the page of them, as helper_page makes it: from type, id, ring, the other three
// parts, something kept, and lead, the order key by which they were taken.
// helpers_looked(kept, near)
WITH number, x, type, id, coverage, place, availability, {kept}, lead, @ring_of(x, ring, {near}) AS ring
  WITH type, id, coverage, place, availability, {kept}, lead, CASE WHEN ring IS NULL THEN 0.0 ELSE 1.0 / ring END AS proximity
  WITH coverage, proximity, place, availability, {kept}, lead, [0.0 - @helper_score(proximity), type, id] AS key
  WITH collect([key, round(coverage, 9, 'HALF_EVEN'), round(proximity, 9, 'HALF_EVEN'), round(place, 9, 'HALF_EVEN'), round(availability, 9, 'HALF_EVEN'), {kept}, lead]) AS looked
  CALL (looked) {
    UNWIND looked AS row
    WITH row, row[0] AS key
    WHERE 0.0 - key[0] >= $minScore AND @window(key)
    WITH row, key ORDER BY key @{direction} LIMIT $limit
    RETURN collect([key, row[1], row[2], row[3], row[4], row[5]]) AS rows
  }
  RETURN rows, [size(looked), [row IN looked[-1..] | row[6]]] AS reach
