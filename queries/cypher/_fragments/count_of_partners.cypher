// How many partners there are.
// count_of_partners
RETURN count(DISTINCT x) AS found
