// For each member of one of $frontier, the organisations in the network of which this person is a member too (D1, E11).
// returns: one record: [[id of an organisation, ...], ...], a list for each person with two or more of them
// cost: one index seek for each of $frontier, expands its members, and each of them once
// viewer: filtered
// mode: read
UNWIND $frontier AS id
MATCH (a:Organisation {id: id})<-[m:MEMBER_OF]-(p:Person)
WHERE @active_on(m) AND @visible_person(p)
WITH DISTINCT p
MATCH (p)-[n:MEMBER_OF]->(b:Organisation)
WHERE @active_on(n) AND @network_member(b)
WITH p, collect(DISTINCT b.id) AS members
WHERE size(members) > 1
RETURN collect(members)
