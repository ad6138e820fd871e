// The contributions with these ids that the viewer sees, each once, in no particular order.
// returns: one record: [[property, ...], ...], the columns in the order of records.Contribution
// cost: one index seek an id
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (x:Contribution {id: id})
WHERE @visible_contribution(x)
RETURN collect([x.id, x.kind, x.amount, x.currency, x.on, x.note])
