// The order key lies within the window that the cursors bound.
// window(place)
($after IS NULL OR {place} > $after) AND ($before IS NULL OR {place} < $before)
