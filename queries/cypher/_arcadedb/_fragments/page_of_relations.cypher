// A page of relations r to things x, an edge each. s is named anew, for what is asked of an edge may be about it: Neo4j
// keeps what a subquery was given, this engine forgets it.
// page_of_relations
WITH s, x, r ORDER BY @order LIMIT $limit
  RETURN collect(@row) AS found
