// A page of candidates for the request of this number, from x, type, id, ring, the other three parts and something kept. The ring is
// null where it is not among the {near}.known ones around the asker; {near}.beyond is then the highest proximity there is. Makes rows
// [[order key [-score, type, id], coverage, proximity, place, availability, kept], ...]; and reach: for only the $look that can come
// first it is looked up how near they are, [how many that was, [the first order key that the last of them can have]]. Who is beyond
// {near}.bar cannot come on the page.
// helper_page(kept, near)
WITH number, x, type, id, ring, coverage, place, availability, {kept}, CASE WHEN ring IS NULL THEN {near}.beyond ELSE 1.0 / ring END AS nearest,
    CASE WHEN ring IS NULL THEN 0.0 ELSE 1.0 / ring END AS farthest
  WITH number, x, type, id, ring, coverage, place, availability, {kept}, nearest, farthest, @{lead} AS lead
  WHERE @{bar}({near}) AND ($minScore = 0.0 OR @helper_score(nearest) >= $minScore)
    AND ($after IS NULL OR @last_key > $after) AND ($before IS NULL OR @first_key < $before)
  WITH number, x, type, id, ring, coverage, place, availability, {kept}, lead ORDER BY lead @{direction} LIMIT $look
  @helpers_looked({kept}, {near})
