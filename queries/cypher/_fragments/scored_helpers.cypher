// The score of each, and of them those who pass by their figures; 5e-10 is the largest coverage that is shown as 0.
// scored_helpers
WITH type, id, coverage, proximity, place, availability, further,
    round(($coverage * coverage + $proximity * proximity + $place * place + $availability * availability) / $weight, 9, 'HALF_EVEN') AS score
  WHERE coverage > 5e-10 AND ($minCoverage = 0.0 OR round(coverage, 9, 'HALF_EVEN') >= $minCoverage) AND score >= $minScore
