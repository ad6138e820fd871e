// A page of the groups of things whose names are the same letters and digits, likely one thing twice (ADR 0033): the
// largest first, then by the smallest id in it.
// returns: one record: [[key, things, smallest id], ...], total (0 unless $count)
// cost: reads all things of the type and groups them by name, for the page and for the count; administrators alone ask
// plan: label scan, expand
// viewer: filtered
// mode: read
// options: source = every_person | every_organisation | every_project | every_skill
// options: visible = visible_person | visible_organisation | visible_project | anything
// options: direction = ascending | descending
CALL () {
  WITH 1 AS one WHERE $limit > 0
  @{source}(x)
  WHERE x.nameWords <> '' AND @{visible}(x)
  WITH replace(x.nameWords, ' ', '') AS key, count(*) AS things, min(x.id) AS first
  WHERE things > 1
  WITH key, things, first, [-things, first] AS place
  WHERE @window(place)
  WITH key, things, first, place ORDER BY place @{direction} LIMIT $limit
  RETURN collect([key, things, first]) AS rows
}
CALL () {
  WITH 1 AS one WHERE $count
  @{source}(x)
  WHERE x.nameWords <> '' AND @{visible}(x)
  WITH replace(x.nameWords, ' ', '') AS key, count(*) AS things
  WHERE things > 1
  RETURN count(*) AS total
}
RETURN rows, total
