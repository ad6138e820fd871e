// A page of the groups of skills whose names are the same letters and digits, likely one thing twice (ADR 0033): the
// largest first, then by the smallest id in it.
// returns: one record: [[key, things, smallest id], ...], total (0 unless $count)
// cost: reads all skills and groups them by name, for the page and for the count; administrators alone ask
// plan: label scan
// viewer: reference
// mode: read
// options: direction = ascending | descending
CALL () {
  WITH 1 AS one WHERE $limit > 0
  MATCH (x:Skill)
  WHERE x.nameWords <> ''
  @page_of_groups
}
CALL () {
  WITH 1 AS one WHERE $count
  MATCH (x:Skill)
  WHERE x.nameWords <> ''
  @count_of_groups
}
RETURN rows, total
