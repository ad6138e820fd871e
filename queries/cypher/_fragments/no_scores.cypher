// Where every score passes, none is made for the count.
// no_scores
WITH matches
