// The matches of those whose score passes; how near they are is looked up where that decides.
// passing_helpers
WITH x, ring, coverage, place, availability, matches, CASE WHEN ring IS NULL THEN $near.beyond ELSE 1.0 / ring END AS nearest,
    CASE WHEN ring IS NULL THEN 0.0 ELSE 1.0 / ring END AS farthest
  WHERE @helper_score(nearest) >= $minScore
  WITH coverage, place, availability, matches, farthest, CASE WHEN nearest = farthest OR @helper_score(farthest) >= $minScore THEN farthest ELSE coalesce(1.0 / @ring_of(x, ring, $near), 0.0) END AS proximity
  WITH matches WHERE @helper_score(proximity) >= $minScore
