// The project that each contribution was given to.
// returns: one record: [[id, type, id of the neighbour], ...], without those that have none
// cost: one index seek a key, expands one relation
// viewer: filtered
// mode: read
UNWIND $keys AS key
MATCH (s:Contribution {id: key})-[:GIVEN_TO]->(x:Project)
WHERE @visible_project(x)
RETURN collect([key, 'Project', x.id])
