// Those of these projects that the viewer may change: as a steward of an organisation that leads them today.
// returns: one record: [id, ...]
// cost: one index seek an id
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (x:Project {id: id})
WHERE @visible_project(x) AND @belongs_project(x)
RETURN collect(x.id)
