// How many of the needs that the viewer sees and that pass the filter are in each place of the kind $level, rolled up to the
// nearest one above (J6), from the subject where the need has no place (H7): by count descending, folded name, id.
// returns: one record: [[id of the place, count], ...]
// cost: reads everything that passes; each of their places is walked up from once
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: source = every_need | needs_of_skill
// options: filter = visible_need | passes_need_filter
// options: place = anything | need_is_within
@{source}(x)
WHERE @{filter}(x)
CALL (x) {
  @need_place(x, own)
  RETURN own
}
WITH own, count(*) AS number
@rolled_up(own, number)
