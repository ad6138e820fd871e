// How many things there are.
// count_of_things
RETURN count(DISTINCT x) AS found
