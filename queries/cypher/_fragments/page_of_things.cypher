// A page of things x, each once.
// page_of_things
WITH DISTINCT x ORDER BY @order LIMIT $limit
  RETURN collect(@row) AS found
