// The score of each, from the parts, and of them those whose score passes.
// scored_helpers(kept)
WITH type, id, coverage, proximity, place, availability, {kept},
    round(($coverage * coverage + $proximity * proximity + $place * place + $availability * availability) / $weight, 9, 'HALF_EVEN') AS score
  WHERE score >= $minScore
