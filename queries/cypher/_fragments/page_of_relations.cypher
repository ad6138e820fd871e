// A page of relations r to things x, where several may lead to one thing: the things of the page are found first, since only
// among relations to the same thing the relation's own properties decide.
// page_of_relations
WITH x, collect(r) AS rs ORDER BY x.sortName @{direction}, x.id @{direction} LIMIT $limit
  UNWIND rs AS r
  WITH x, r ORDER BY @order LIMIT $limit
  RETURN collect(@row) AS found
