// A page of collaborators, of what they share.
// page_of_collaborators
WITH x, sum(projects) AS projects, sum(organisations) AS organisations
  WHERE true @{window}
  WITH x, projects, organisations ORDER BY @order LIMIT $limit
  RETURN collect(@row) AS found
