// A page of relations r to things x, an edge each.
// page_of_relations
WITH x, r ORDER BY @order LIMIT $limit
  RETURN collect(@row) AS found
