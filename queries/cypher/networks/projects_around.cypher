// For each project on which one of $frontier works, the organisations in the network that work on it too (D1, E11).
// returns: one record: [[id of an organisation, ...], ...], a list for each project with two or more of them
// cost: one index seek for each of $frontier, expands its projects, and each project once
// viewer: filtered
// mode: read
UNWIND $frontier AS id
MATCH (a:Organisation {id: id})-[w:WORKS_ON]->(j:Project)
WHERE @active_on(w) AND @visible_project(j)
WITH DISTINCT j
MATCH (j)<-[v:WORKS_ON]-(b:Organisation)
WHERE @active_on(v) AND @network_member(b)
WITH j, collect(DISTINCT b.id) AS members
WHERE size(members) > 1
RETURN collect(members)
