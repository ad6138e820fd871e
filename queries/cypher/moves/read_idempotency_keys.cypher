// These idempotency keys, with everything that is stored of them.
// returns: one record: [properties, ...], each a map, in no order
// cost: one index seek a key
// viewer: none
// mode: read
UNWIND $keys AS key
MATCH (k:IdempotencyKey {id: key})
RETURN collect(properties(k))
