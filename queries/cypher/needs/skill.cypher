// The skill that each need asks for.
// returns: one record: [[id, type, id of the neighbour], ...], without those that have none
// cost: one index seek a key, expands one relation
// viewer: reference
// mode: read
UNWIND $keys AS key
MATCH (s:Need {id: key})-[:OF_SKILL]->(x:Skill)
RETURN collect([key, 'Skill', x.id])
