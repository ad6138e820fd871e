// The organisations of which a person is an active steward on the day: what the viewer's parameters are made from.
// returns: one record: whether the person exists, [id of an organisation, ...]
// cost: one index seek, expands the memberships of one person
// viewer: none
// mode: read
OPTIONAL MATCH (p:Person {id: $person})
@stewardships(p)
WITH p, o ORDER BY o.id
RETURN count(DISTINCT p) = 1, collect(DISTINCT o.id)
