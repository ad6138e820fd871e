// As page_of_relations where nothing is asked of the relations: those to the same thing are alike then, so none is read.
// page_of_neighbours
WITH x, r ORDER BY x.sortName @{direction}, x.id @{direction} LIMIT $limit
  RETURN collect(@row) AS found
