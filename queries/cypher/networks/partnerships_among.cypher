// The partnerships that count, each once, between the organisations of $nodes alone.
// returns: one record of columns: [id of the organisation, ...], [id of the partner, ...], [kind, ...], [since, ...];
//   a column that is not asked for is empty
// cost: one index seek for each of $nodes, expands its partnerships
// viewer: filtered
// mode: read
// options: kind = network_kind | network_unasked; since = network_since | network_unasked
@network_listed(a)
MATCH (a)-[r:PARTNERS_WITH]->(b:Organisation)
WHERE @network_partnership(r) AND b.id IN $nodes
RETURN collect(a.id), collect(b.id), collect(@{kind}(r)) AS kinds, collect(@{since}(r)) AS sinces
