// The assets with these ids that the viewer sees, each once, in no particular order.
// returns: one record: [[property, ...], ...], the columns in the order of records.Asset
// cost: one index seek an id
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (x:Asset {id: id})
WHERE @visible_asset(x)
RETURN collect([x.id, x.name, x.kind, x.summary, x.capacity, x.terms, x.availableFrom, x.availableUntil, x.latitude, x.longitude, x.visibility, x.createdAt, x.updatedAt])
