// Those of these needs that the viewer may change: his own, those of organisations that he is a steward of, and those of
// projects that such an organisation leads today.
// returns: one record: [id, ...]
// cost: one index seek an id
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (x:Need {id: id})
WHERE @visible_need(x) AND @belongs_need(x)
RETURN collect(x.id)
