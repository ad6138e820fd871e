// Those of these people whom the viewer may change: himself, and active members of organisations that he is a steward of.
// returns: one record: [id, ...]
// cost: one index seek an id
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (x:Person {id: id})
WHERE @visible_person(x) AND @belongs_person(x)
RETURN collect(x.id)
