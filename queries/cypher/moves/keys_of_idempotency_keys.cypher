// Which idempotency keys there are.
// returns: one record: [id, ...]
// cost: all of them
// plan: label scan
// viewer: none
// mode: read
MATCH (k:IdempotencyKey)
RETURN collect(k.id)
