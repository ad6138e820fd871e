// The partnerships that count, each once, between the organisations of $frontier and any others in the network.
// returns: one record of columns: [id of the organisation, ...], [id of the partner, ...], [kind, ...], [since, ...];
//   a column that is not asked for is empty
// cost: one index seek for each of $frontier, expands its partnerships
// viewer: filtered
// mode: read
// options: kind = network_kind | network_unasked; since = network_since | network_unasked
UNWIND $frontier AS id
MATCH (a:Organisation {id: id})-[r:PARTNERS_WITH]-(b:Organisation)
WHERE @network_partnership(r) AND @network_member(b)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS t
RETURN collect(s.id), collect(t.id), collect(@{kind}(r)) AS kinds, collect(@{since}(r)) AS sinces
