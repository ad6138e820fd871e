// A page of the organisations that the viewer sees and of which every asked word begins some word (L1), by folded name, then id.
// returns: one record: [[order key, id], ...], total (0 unless $count)
// cost: the full-text index finds, everything found is compared and ordered
// viewer: filtered
// mode: read
// options: bounds = name_all | name_after | name_before | name_between | name_down_after | name_down_before | name_down_between
// options: name = ascending | descending; id = ascending | descending
CALL () {
  WITH 1 AS one WHERE $limit > 0
  CALL db.index.fulltext.queryNodes('Organisation[searchText]', $query) YIELD node AS x
  WITH x WHERE @has_words(x) AND @{bounds}(x) AND @visible_organisation(x)
  WITH x ORDER BY x.sortName @{name}, x.id @{id} LIMIT $limit
  RETURN collect([[x.sortName, x.id], x.id]) AS rows
}
CALL () {
  WITH 1 AS one WHERE $count
  CALL db.index.fulltext.queryNodes('Organisation[searchText]', $query) YIELD node AS x
  WITH x WHERE @has_words(x) AND @visible_organisation(x)
  RETURN count(*) AS total
}
RETURN rows, total
