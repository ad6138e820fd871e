// Keeps a new API key, of which only the digest is known; not where it is to act as a person who is not there.
// returns: one record: whether it was kept
// cost: two index seeks
// viewer: none
// mode: write
// graph: same
OPTIONAL MATCH (p:Person {id: $person})
WITH $role <> 'person' OR p IS NOT NULL AS kept
FOREACH (one IN CASE WHEN kept THEN [1] ELSE [] END |
  MERGE (k:ApiKey {prefix: $prefix})
  SET k += {
    sha256: $sha256, name: $name, role: $role, person: $person, scope: $scope, createdAt: $createdAt,
    expiresAt: $expiresAt
  }
)
RETURN kept
