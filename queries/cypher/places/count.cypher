// How many places there are, of those of a kind, within a place (itself included, L4).
// returns: one record: the count
// cost: reads all of the source
// plan: label scan
// viewer: reference
// mode: read
// options: source = every_place | places_within
@{source}(x)
WHERE ($kind IS NULL OR x.kind = $kind)
RETURN count(*) AS total
