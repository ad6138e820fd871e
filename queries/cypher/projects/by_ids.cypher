// The projects with these ids that the viewer sees, each once, in no particular order.
// returns: one record: [[property, ...], ...], the columns in the order of records.Project
// cost: one index seek an id
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (x:Project {id: id})
WHERE @visible_project(x)
RETURN collect([x.id, x.name, x.summary, x.status, x.sectors, x.spaces, x.startsOn, x.endsOn, x.latitude, x.longitude, x.visibility, x.createdAt, x.updatedAt])
