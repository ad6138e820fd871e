// Suspends a person, or changes why and until when. Nothing of it is part of the community: what others see stays.
// returns: one record: suspended, 1
// cost: one index seek
// viewer: none
// mode: write
// graph: same
MATCH (p:Person {id: $id})
SET p.suspendedAt = $at, p.suspendedReason = $reason, p.suspendedUntil = $until
RETURN count(*) AS suspended
