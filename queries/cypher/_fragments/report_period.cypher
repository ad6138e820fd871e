// The number of the period of a report in which the day lies, by its month; 0 where it lies in none, or is unknown.
// report_period(day)
CASE WHEN {day} >= $from AND {day} <= $to THEN $months[left({day}, 7)] ELSE 0 END
