// The periods of a report through which something went on that began by its end: the first by 1000, and the last. The
// first is 0 where it began before, or at a time that is unknown; the last is 0 where it was over before, and the number
// of periods where it goes on, or nobody knows until when.
// report_span(since, until)
(CASE WHEN {since} >= $from THEN $months[left({since}, 7)] ELSE 0 END * 1000
  + CASE WHEN {until} < $from THEN 0 WHEN {until} <= $to THEN $months[left({until}, 7)] ELSE $periods END)
