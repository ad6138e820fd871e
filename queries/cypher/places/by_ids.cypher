// The places with these ids, each once, in no particular order.
// returns: one record: [[property, ...], ...], the columns in the order of records.Place
// cost: one index seek an id
// viewer: reference
// mode: read
UNWIND $ids AS id
MATCH (x:Place {id: id})
RETURN collect([x.id, x.name, x.kind, x.code, x.latitude, x.longitude])
