// Ends an API key for good; one that has been revoked keeps its moment.
// returns: one record: whether there is such a key
// cost: one index seek
// viewer: none
// mode: write
// graph: same
OPTIONAL MATCH (k:ApiKey {prefix: $prefix})
WITH k, coalesce(k.revokedAt, $now) AS at
FOREACH (one IN CASE WHEN k IS NOT NULL THEN [k] ELSE [] END | SET one.revokedAt = at)
RETURN k IS NOT NULL
