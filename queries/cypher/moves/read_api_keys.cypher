// These API keys, with everything that is stored of them, digests too.
// returns: one record: [properties, ...], each a map, in no order
// cost: one index seek a key
// viewer: none
// mode: read
UNWIND $keys AS key
MATCH (k:ApiKey {prefix: key})
RETURN collect(properties(k))
