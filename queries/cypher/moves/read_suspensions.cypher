// The suspensions of these people.
// returns: one record: [{id, suspendedAt, suspendedReason, suspendedUntil}, ...], in no order
// cost: one index seek a key
// viewer: none
// mode: read
UNWIND $keys AS key
MATCH (p:Person {id: key})
RETURN collect({
  id: p.id, suspendedAt: p.suspendedAt, suspendedReason: p.suspendedReason, suspendedUntil: p.suspendedUntil
})
