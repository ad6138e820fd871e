// Every organisation that passes the filter of a network without a centre.
// returns: one record: [id, ...]
// cost: reads all organisations; with $within a walk up from each one's place
// plan: expand, label scan
// viewer: filtered
// mode: read
MATCH (o:Organisation)
WHERE @network_member(o)
RETURN collect(o.id)
