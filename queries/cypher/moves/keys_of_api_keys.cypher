// Which API keys there are.
// returns: one record: [prefix, ...]
// cost: every key
// plan: label scan
// viewer: none
// mode: read
MATCH (k:ApiKey)
RETURN collect(k.prefix)
