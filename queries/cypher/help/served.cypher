// The skills that each of some held ones serves, with their similarity (G1, G2); the held one itself with 1.
// returns: one record: [[id of a held skill, [[id of a needed skill, similarity], ...]], ...], without skills that are not there
// cost: one index seek an id, expands NARROWER_THAN three steps up and two down, RELATED_TO one
// viewer: reference
// mode: read
UNWIND $skills AS id
MATCH (held:Skill {id: id})
CALL (held) {
  RETURN held AS needed, 1.0 AS similarity
  UNION ALL
  MATCH way = (held)-[:NARROWER_THAN*1..3]->(needed:Skill)
  RETURN needed, [0.8, 0.64, 0.512][length(way) - 1] AS similarity
  UNION ALL
  MATCH way = (needed:Skill)-[:NARROWER_THAN*1..2]->(held)
  RETURN needed, [0.5, 0.25][length(way) - 1] AS similarity
  UNION ALL
  MATCH (held)-[:RELATED_TO]-(needed:Skill)
  RETURN needed, 0.4 AS similarity
}
WITH id, needed, max(similarity) AS similarity
WITH id, collect([needed.id, similarity]) AS found
RETURN collect([id, found])
