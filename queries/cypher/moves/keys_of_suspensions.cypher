// Who is or was suspended, without it having been lifted.
// returns: one record: [id of a person, ...]
// cost: everybody
// plan: label scan
// viewer: none
// mode: read
MATCH (p:Person)
WHERE p.suspendedAt IS NOT NULL
RETURN collect(p.id)
