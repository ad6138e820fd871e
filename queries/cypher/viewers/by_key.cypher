// The API key of a prefix, and whoever it acts as: once for every request that carries one.
// returns: one record: sha256, role, scope, expiresAt, revokedAt, all null where there is no such key; the id of its
// person, null where it has none or that person is not there; [id of an organisation, ...] as in stewardships; whether
// that person is suspended
// cost: two index seeks, expands the memberships of one person
// viewer: none
// mode: read
OPTIONAL MATCH (k:ApiKey {prefix: $prefix})
WITH k, coalesce(k.person, '') AS person
OPTIONAL MATCH (p:Person {id: person})
@stewardships(p)
WITH k, p, @suspended(p) AS isSuspended, o ORDER BY o.id
RETURN k.sha256, k.role, k.scope, k.expiresAt, k.revokedAt, p.id, collect(DISTINCT o.id), isSuspended
