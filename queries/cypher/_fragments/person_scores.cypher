// The score of the people who can help, and of them those whose score passes. $near.rings has the organisations and projects that are up to
// three relations away: people who are in none of the $near.known rings are one relation further than the nearest of theirs.
// person_scores
@person_parts
  CALL (x) {
    WITH x WHERE $near.known < 4
    MATCH (x)-[r:MEMBER_OF|WORKS_ON]->(y) WHERE @active(r)
    RETURN min($near.rings[labels(y)[0]][y.id]) + 1 AS behind
  }
  WITH id, coverage, place, availability, matches, coalesce(1.0 / coalesce(ring, behind), 0.0) AS proximity
  WITH id, matches, @helper_score(proximity) AS score
  WHERE score >= $minScore
