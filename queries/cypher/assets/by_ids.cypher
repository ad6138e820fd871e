// The assets with these ids that the viewer sees, each once, in no particular order.
// returns: one record: [id, ...], or [[id, column, ...], ...] with the columns that are asked for
// cost: one index seek an id
// columns: Asset
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (x:Asset {id: id})
WHERE @visible_asset(x)
RETURN collect(@row)
