// The partnerships that count, each once, between the organisations of $frontier and any others in the network.
// returns: one record of columns: [id of the organisation, ...], [id of the partner, ...], [kind, ...], [since, ...]
// cost: one index seek for each of $frontier, expands its partnerships
// viewer: filtered
// mode: read
UNWIND $frontier AS id
MATCH (a:Organisation {id: id})-[r:PARTNERS_WITH]-(b:Organisation)
WHERE @network_partnership(r) AND @network_member(b)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS t
RETURN collect(s.id), collect(t.id), collect(r.kind), collect(coalesce(r.since, ''))
