// The place of each project.
// returns: one record: [[id, type, id of the neighbour], ...], without those that have none
// cost: one index seek a key, expands one relation
// viewer: reference
// mode: read
UNWIND $keys AS key
MATCH (s:Project {id: key})-[:IN_PLACE]->(x:Place)
RETURN collect([key, 'Place', x.id])
