// The parts, unrounded (N4), and the score of those who can help with skills, as far as the score passes.
// skill_scores
OPTIONAL MATCH (x)-[:IN_PLACE]->(home:Place)
  WITH type, x, key, matches, coverage, @place_part(home) AS place
  WITH type, x.id AS id, coverage, coalesce($hops[key], 0.0) AS proximity,
    CASE WHEN type = 'Person' AND $remote AND x.remote AND place < 0.5 THEN 0.6 ELSE place END AS place,
    CASE WHEN type = 'Person' THEN @availability(x) ELSE 0.5 END AS availability, matches
  @scored_helpers(matches)
