// The time in which a person or an asset is available shares a day with the asked one, $startsOn to $endsOn (H2, H9); an open
// end of what is asked comes as the first or last day that can be written, so that the plan is the same.
// shares_a_day(x)
({x}.availableFrom IS NULL OR {x}.availableFrom <= $endsOn) AND ({x}.availableUntil IS NULL OR {x}.availableUntil >= $startsOn)
