// A page of skills, of the people p who hold them and how they do, r.
// page_of_skills
WITH x, count(DISTINCT p) AS people, max(r.level) AS level
  WHERE true @{window}
  WITH x, people, level ORDER BY @order LIMIT $limit
  RETURN collect(@row) AS found
