// A page of the groups of people, organisations or projects whose names are the same letters and digits, likely one thing
// twice (ADR 0033): the largest first, then by the smallest id in it.
// returns: one record: [[key, things, smallest id], ...], total (0 unless $count)
// cost: reads all things of the type and groups them by name, for the page and for the count; administrators alone ask
// plan: label scan, expand
// viewer: filtered
// mode: read
// options: source = every_person | every_organisation | every_project
// options: visible = visible_person | visible_organisation | visible_project
// options: direction = ascending | descending
CALL () {
  WITH 1 AS one WHERE $limit > 0
  @{source}(x)
  WHERE x.nameWords <> '' AND @{visible}(x)
  @page_of_groups
}
CALL () {
  WITH 1 AS one WHERE $count
  @{source}(x)
  WHERE x.nameWords <> '' AND @{visible}(x)
  @count_of_groups
}
RETURN rows, total
