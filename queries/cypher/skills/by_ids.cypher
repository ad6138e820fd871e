// The skills with these ids, each once, in no particular order.
// returns: one record: [id, ...], or [[id, column, ...], ...] with the columns that are asked for
// cost: one index seek an id
// columns: Skill
// viewer: reference
// mode: read
UNWIND $ids AS id
MATCH (x:Skill {id: id})
RETURN collect(@row)
