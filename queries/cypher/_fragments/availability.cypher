// The availability part of a person (H9): the product of what is known of dates and hours, 0.5 where nothing is. $dated says
// whether dates are asked for, $hours is 0.0 where no hours are.
// availability(p)
CASE WHEN (NOT $dated OR ({p}.availableFrom IS NULL AND {p}.availableUntil IS NULL)) AND ($hours = 0.0 OR {p}.hoursPerWeek IS NULL) THEN 0.5 WHEN NOT (@shares_a_day({p})) THEN 0.0 WHEN $hours = 0.0 OR {p}.hoursPerWeek IS NULL OR {p}.hoursPerWeek >= $hours THEN 1.0 ELSE toFloat({p}.hoursPerWeek) / $hours END
