// A page of all places, or of those within a place (itself included, L4), by folded name, then id.
// returns: one record: a page of rows
// cost: of all places the index of (sortName, id) gives the order, so the page is read and the other kinds before it;
// those within a place are all walked to
// columns: Place
// row: place = x.@{order}
// viewer: reference
// mode: read
// options: source = every_place | places_within
// options: cut = as_found | in_index_order; order = by_name; name = ascending | descending; id = ascending | descending
// options: bounds = key_all | key_after | key_before | key_between
@{source}(x)
WHERE @{bounds}(x)
WITH x WHERE ($kind IS NULL OR x.kind = $kind)
@{cut}(x)
WITH x ORDER BY x.@{order} @{name}, x.id @{id} LIMIT $limit
RETURN collect(@row) AS rows
