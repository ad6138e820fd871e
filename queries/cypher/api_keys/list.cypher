// Every API key, for the operator; the digests stay where they are.
// returns: one record: [[prefix, name, role, person, scope, createdAt, expiresAt, revokedAt], ...], the oldest first
// cost: every key
// plan: label scan, sort
// viewer: none
// mode: read
MATCH (k:ApiKey)
WITH k ORDER BY k.createdAt, k.prefix
RETURN collect([k.prefix, k.name, k.role, k.person, k.scope, k.createdAt, k.expiresAt, k.revokedAt])
