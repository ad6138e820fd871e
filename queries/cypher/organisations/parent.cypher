// The organisation that each organisation is part of, where the viewer sees it (C4).
// returns: one record: [[id, type, id of the neighbour], ...], without those that have none
// cost: one index seek a key, expands one relation
// viewer: filtered
// mode: read
UNWIND $keys AS key
MATCH (s:Organisation {id: key})-[:PART_OF]->(x:Organisation)
WHERE @visible_organisation(x)
RETURN collect([key, 'Organisation', x.id])
