// The person whose account signs a token: once for every request that carries one.
// returns: one record: the person's id, null where nobody has the account; [id of an organisation, ...] as in
// stewardships; whether that person is suspended
// cost: one index seek, expands the memberships of one person
// viewer: none
// mode: read
OPTIONAL MATCH (p:Person {account: $account})
@stewardships(p)
WITH p, @suspended(p) AS isSuspended, o ORDER BY o.id
RETURN p.id, collect(DISTINCT o.id), isSuspended
