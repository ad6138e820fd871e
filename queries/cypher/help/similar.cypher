// The skills that are similar to each of some needed ones, with their similarity (G1, G2), the needed one itself with 1; and how many
// hold them, whoever sees these.
// returns: one record: [[id of a needed skill, [[id of a held skill, similarity, number of holders], ...]], ...], without skills that are not
// there
// cost: one index seek an id, expands NARROWER_THAN three steps down and two up, RELATED_TO one; the degree of each skill
// viewer: reference
// mode: read
UNWIND $skills AS id
MATCH (needed:Skill {id: id})
CALL (needed) {
  RETURN needed AS held, 1.0 AS similarity
  UNION ALL
  MATCH way = (held:Skill)-[:NARROWER_THAN*1..3]->(needed)
  RETURN held, [0.8, 0.64, 0.512][length(way) - 1] AS similarity
  UNION ALL
  MATCH way = (needed)-[:NARROWER_THAN*1..2]->(held:Skill)
  RETURN held, [0.5, 0.25][length(way) - 1] AS similarity
  UNION ALL
  MATCH (needed)-[:RELATED_TO]-(held:Skill)
  RETURN held, 0.4 AS similarity
}
WITH id, held, max(similarity) AS similarity
WITH id, collect([held.id, similarity, COUNT { (held)<-[:HAS_SKILL]-() }]) AS found
RETURN collect([id, found])
