// The partnerships that count, each once, between the organisations of $nodes alone, or between all in the network.
// returns: one record of columns: [id of the organisation, ...], [id of the partner, ...], [kind, ...], [since, ...]
// cost: expands the partnerships of these organisations, found by index (listed) or all of them (everyone)
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: members = network_listed | network_everyone; partner = network_listed_partner | network_member
@{members}(a)
MATCH (a)-[r:PARTNERS_WITH]->(b:Organisation)
WHERE @network_partnership(r) AND @{partner}(b)
RETURN collect(a.id), collect(b.id), collect(r.kind), collect(coalesce(r.since, ''))
