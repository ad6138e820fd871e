// Those of these assets that the viewer may change: his own, and those of organisations that he is a steward of.
// returns: one record: [id, ...]
// cost: one index seek an id
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (x:Asset {id: id})
WHERE @visible_asset(x) AND @belongs_asset(x)
RETURN collect(x.id)
