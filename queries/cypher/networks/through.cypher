// What networks/starts says and, where not too much is there to read, networks/partnerships_all: for a network around
// some organisations that is walked through in memory. How much there is decides how it is read, not what is answered.
// returns: one record: [id, ...], true or false (true where $within is null), about how many partnerships there are, and
//   columns, empty where these are more than $most: [id of the organisation, ...], [id of the partner, ...],
//   [kind, ...], [since, ...]
// cost: one index seek an id; a number that the database keeps; where that is small enough, as partnerships_all
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: kind = network_kind | network_unasked; since = network_since | network_unasked
@network_starts
CALL () {
  @network_size
}
CALL (size) {
  UNWIND CASE WHEN size <= $most THEN [size] ELSE [] END AS few
  MATCH @network_ends(a, r, b)
  WHERE @network_partnership(r) AND @network_member(a) AND @network_member(b)
  RETURN collect(a.id) AS sources, collect(b.id) AS targets,
         collect(@{kind}(r)) AS kinds, collect(@{since}(r)) AS sinces
}
RETURN starts, $within IS NULL OR places > 0, size, sources, targets, kinds, sinces
