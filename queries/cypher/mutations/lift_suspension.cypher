// Lifts the suspension of a person.
// returns: one record: lifted, 1
// cost: one index seek
// viewer: none
// mode: write
// graph: same
MATCH (p:Person {id: $id})
REMOVE p.suspendedAt, p.suspendedReason, p.suspendedUntil
RETURN count(*) AS lifted
