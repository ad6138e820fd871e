// Writes down what a mutation did, under its idempotency key: the last statement of its own.
// returns: one record: settled, 1
// cost: one index seek
// viewer: none
// mode: write
// graph: same
MATCH (k:IdempotencyKey {id: $id})
SET k.outcome = $outcome
RETURN count(*) AS settled
