// The contributions with these ids that the viewer sees, each once, in no particular order.
// returns: one record: [id, ...], or [[id, column, ...], ...] with the columns that are asked for
// cost: one index seek an id
// columns: Contribution
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (x:Contribution {id: id})
WHERE @visible_contribution(x)
RETURN collect(@row)
