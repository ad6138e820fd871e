// The partnerships that count on some day from $fromDay to $toDay, each once, between all organisations in the network,
// with their days.
// returns: one record of columns: [id of the organisation, ...], [id of the partner, ...], [kind, ...] (empty where it is
//   not asked for), [first day or '', ...], [last day or '~', ...]
// cost: reads all partnerships, and both ends of each; with $within a walk up from the places of those ends
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: kind = network_kind | network_unasked
MATCH @network_ends(a, r, b)
WHERE @active_during(r) AND ($kinds IS NULL OR r.kind IN $kinds) AND @network_member(a) AND @network_member(b)
RETURN collect(a.id), collect(b.id), collect(@{kind}(r)) AS kinds,
       collect(@network_since(r)) AS firsts, collect(@network_until(r)) AS lasts
