// The coverage is one, and as high as it is asked for; 5e-10 is the largest that is shown as 0.
// covers_enough
coverage > 5e-10 AND ($minCoverage = 0.0 OR round(coverage, 9, 'HALF_EVEN') >= $minCoverage)
