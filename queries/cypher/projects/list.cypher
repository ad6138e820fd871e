// A page of all projects that the viewer sees, by folded name, then id.
// returns: one record: [[order key, id], ...], total (0 unless $count)
// cost: the index of (sortName, id) gives the order, so only the page is read; $count reads the whole label
// viewer: filtered
// mode: read
// options: bounds = name_all | name_after | name_before | name_between | name_down_after | name_down_before | name_down_between
// options: name = ascending | descending; id = ascending | descending
CALL () {
  WITH 1 AS one WHERE $limit > 0
  MATCH (x:Project)
  WHERE @{bounds}(x) AND @visible_project(x)
  WITH x ORDER BY x.sortName @{name}, x.id @{id} LIMIT $limit
  RETURN collect([[x.sortName, x.id], x.id]) AS rows
}
CALL () {
  WITH 1 AS one WHERE $count
  MATCH (x:Project)
  WHERE @visible_project(x)
  RETURN count(*) AS total
}
RETURN rows, total
