// The needs with these ids that the viewer sees, each once, in no particular order.
// returns: one record: [[property, ...], ...], the columns in the order of records.Need
// cost: one index seek an id
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (x:Need {id: id})
WHERE @visible_need(x)
RETURN collect([x.id, x.title, x.kind, x.assetKind, x.level, x.quantity, x.urgency, x.status, x.startsOn, x.endsOn, x.visibility, x.createdAt, x.updatedAt])
