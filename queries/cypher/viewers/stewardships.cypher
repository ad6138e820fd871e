// The organisations of which a person is an active steward on the day: what the viewer's parameters are made from.
// returns: one record: whether the person exists, [id of an organisation, ...], whether the person is suspended
// cost: one index seek, expands the memberships of one person
// viewer: none
// mode: read
OPTIONAL MATCH (p:Person {id: $person})
@stewardships(p)
WITH p, @suspended(p) AS isSuspended, o ORDER BY o.id
RETURN p IS NOT NULL, collect(DISTINCT o.id), isSuspended
