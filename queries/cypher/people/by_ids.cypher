// The people with these ids that the viewer sees, each once, in no particular order.
// returns: one record: [[property, ...], ...], the columns in the order of records.Person
// cost: one index seek an id
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (x:Person {id: id})
WHERE @visible_person(x)
RETURN collect([x.id, x.name, x.headline, x.about, x.languages, x.spaces, x.hoursPerWeek, x.availableFrom, x.availableUntil, x.remote, x.visibility, CASE WHEN @contact_visible(x) THEN x.email END, CASE WHEN @contact_visible(x) THEN x.phone END, x.contact, x.createdAt, x.updatedAt])
