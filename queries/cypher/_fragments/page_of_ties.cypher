// A page of relations r to things x, one to each.
// page_of_ties
WITH x, r ORDER BY @order LIMIT $limit
  RETURN collect(@row) AS found
