// Where the request has no place, nobody's is read.
// home_unasked(x)
WITH x, matches, coverage, ring, null AS home
