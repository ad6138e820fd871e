// Where the request has no place, nobody's is read.
// home_unasked(x)
WITH x, id, matches, coverage, ring, null AS home
