// The partnerships that count, each once, between all organisations in the network, with what is asked for of each.
// returns: one record of columns: [id of the organisation, ...], [id of the partner, ...], [kind, ...], [since, ...];
//   a column that is not asked for is empty
// cost: reads all partnerships, and both ends of each; with $within a walk up from the places of those ends
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: kind = network_kind | network_unasked; since = network_since | network_unasked
MATCH @network_ends(a, r, b)
WHERE @network_partnership(r) AND @network_member(a) AND @network_member(b)
RETURN collect(a.id), collect(b.id), collect(@{kind}(r)) AS kinds, collect(@{since}(r)) AS sinces
