// The page of those who were not tried first, of this type: from x, id, coverage, the known ring, availability, and place, the highest place
// part that is possible. For the $look of them that can come first, before $near.bar, place and nearness are read.
// others_looked(type)
WITH 0 AS number, x, {type} AS type, id, coverage, ring, place, availability, CASE WHEN ring IS NULL THEN $near.beyond ELSE 1.0 / ring END AS nearest
  WITH number, x, type, id, coverage, ring, availability, @first_key AS lead, place, CASE WHEN ring IS NULL THEN 0.0 ELSE 1.0 / ring END AS farthest
  WHERE lead <= $near.bar AND ($minScore = 0.0 OR 0.0 - lead[0] >= $minScore)
  WITH number, x, type, id, coverage, ring, availability, lead, farthest, CASE WHEN $placed THEN 0.3 ELSE 0.5 END AS place
  WHERE $after IS NULL OR @last_key > $after
  WITH number, x, type, id, coverage, ring, availability, lead ORDER BY lead LIMIT $look
  OPTIONAL MATCH (x)-[:IN_PLACE]->(home:Place)
  WITH number, x, type, id, coverage, ring, availability, lead, @place_part(home) AS part
  WITH number, x, type, id, coverage, ring, availability, lead, @place_of(x, part) AS place, [coverage] AS matches
  @helpers_looked(matches, $near)
