// The skills with these ids, each once, in no particular order.
// returns: one record: [[property, ...], ...], the columns in the order of records.Skill
// cost: one index seek an id
// viewer: reference
// mode: read
UNWIND $ids AS id
MATCH (x:Skill {id: id})
RETURN collect([x.id, x.name, x.altNames, x.description])
