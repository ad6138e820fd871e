// Everybody who has an account, for the operator.
// returns: one record: [[id of a person, name, account], ...] by id
// cost: everybody who has one, by the index where the planner takes it; sorts them
// plan: label scan, sort
// viewer: none
// mode: read
MATCH (p:Person)
WHERE p.account IS NOT NULL
WITH p ORDER BY p.id
RETURN collect([p.id, p.name, p.account])
