// A page of the organisations that the viewer sees and that pass the filter, by a figure of each, then id; null after all others (A15).
// Answered up to $most organisations (B10): beyond, passing is $most + 1 and rows is empty.
// returns: one record: [[id, figure times $sign], ...], passing: how many pass, at most $most + 1
// cost: reads what passes, at most $most + 1, and the relations that the figure counts; all of it is ordered
// plan: label scan
// viewer: filtered
// mode: read
// options: source = every_organisation | organisations_with_words | organisations_in_place
// options: filter = visible_organisation | passes_organisation_filter
// options: place = anything | is_within
// options: figure = members | projects_worked_on | partners; direction = ascending | descending
@{source}(x)
WHERE @{filter}(x)
WITH x LIMIT $most + 1
WITH collect(x) AS things
CALL (things) {
  WITH things WHERE size(things) <= $most
  UNWIND things AS x
  CALL (x) {
    @{figure}(x)
  }
  WITH x, [coalesce($sign * figure, 1000000000000), x.id] AS place
  WHERE @window(place)
  WITH x, place ORDER BY place @{direction} LIMIT $limit
  RETURN collect([x.id, place[0]]) AS rows
}
RETURN rows, size(things) AS passing
