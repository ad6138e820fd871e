// What is the viewer's own besides relations: who he is, what he owns, needs and gave (to projects that he sees).
// returns: one record: the person's updatedAt (null where there is no such person), account, suspendedAt, suspendedReason, suspendedUntil (null for none), then of
// assets and of needs [[id, updatedAt], ...], and of contributions [id, ...], each by id
// cost: one index seek; expands three relations of one person
// viewer: filtered
// mode: read
OPTIONAL MATCH (p:Person {id: $id})
OPTIONAL MATCH (p)-[:OWNS]->(a:Asset)
WITH p, a ORDER BY a.id
WITH p, collect(CASE WHEN a IS NULL THEN null ELSE [a.id, a.updatedAt] END) AS assets
OPTIONAL MATCH (p)-[:HAS_NEED]->(n:Need)
WITH p, assets, n ORDER BY n.id
WITH p, assets, collect(CASE WHEN n IS NULL THEN null ELSE [n.id, n.updatedAt] END) AS needs
OPTIONAL MATCH (p)-[:GAVE]->(c:Contribution)
WHERE @visible_contribution(c)
WITH p, assets, needs, c ORDER BY c.id
RETURN p.updatedAt, p.account, p.suspendedAt, p.suspendedReason, p.suspendedUntil, assets, needs, collect(c.id)
