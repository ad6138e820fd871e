// How many relations there are.
// count_of_relations
RETURN count(*) AS found
