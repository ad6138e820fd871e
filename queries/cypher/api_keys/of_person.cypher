// The API keys that act as a person, for that person; of the keys themselves there is only the digest, which stays where it is.
// returns: one record: [[prefix, name, scope, createdAt, expiresAt, revokedAt], ...], the oldest first
// cost: every key
// plan: label scan, sort
// viewer: none
// mode: read
MATCH (k:ApiKey {person: $person})
WITH k ORDER BY k.createdAt, k.prefix
RETURN collect([k.prefix, k.name, k.scope, k.createdAt, k.expiresAt, k.revokedAt])
