// The availability part of a person for a need (H9), which has dates and no hours: 0.5 where the need or the person has no date.
// free_between(p, start, end)
CASE WHEN ({start} IS NULL AND {end} IS NULL) OR ({p}.availableFrom IS NULL AND {p}.availableUntil IS NULL) THEN 0.5 WHEN @is_free({p}, {start}, {end}) THEN 1.0 ELSE 0.0 END
