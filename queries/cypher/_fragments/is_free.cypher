// The time in which a person or an asset is available shares a day with the one from {start} to {end}; null is open (H2, H9).
// is_free(x, start, end)
({x}.availableFrom IS NULL OR {end} IS NULL OR {x}.availableFrom <= {end}) AND ({x}.availableUntil IS NULL OR {start} IS NULL OR {x}.availableUntil >= {start})
