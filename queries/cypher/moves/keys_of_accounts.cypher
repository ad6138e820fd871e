// Who has an account.
// returns: one record: [id of a person, ...]
// cost: everybody who has one, by the index where the planner takes it
// plan: label scan
// viewer: none
// mode: read
MATCH (p:Person)
WHERE p.account IS NOT NULL
RETURN collect(p.id)
