// The organisations with these ids that the viewer sees, each once, in no particular order.
// returns: one record: [id, ...], or [[id, column, ...], ...] with the columns that are asked for
// cost: one index seek an id
// columns: Organisation
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (x:Organisation {id: id})
WHERE @visible_organisation(x)
RETURN collect(@row)
