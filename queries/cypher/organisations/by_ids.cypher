// The organisations with these ids that the viewer sees, each once, in no particular order.
// returns: one record: [[property, ...], ...], the columns in the order of records.Organisation
// cost: one index seek an id
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (x:Organisation {id: id})
WHERE @visible_organisation(x)
RETURN collect([x.id, x.name, x.kind, x.summary, x.sectors, x.spaces, x.website, x.email, x.latitude, x.longitude, x.visibility, x.createdAt, x.updatedAt])
