// The match of each item of $items for each party with rows of skill and level, 0.0 where there is none (DESIGN 5).
// many_items(x)
WITH {x}, collect([skill, level]) AS held
    WITH {x}, [item IN $items | reduce(best = 0.0, match IN [own IN held | item[2][own[0]] * CASE WHEN own[1] >= item[0] THEN 1.0 ELSE own[1] / item[0] END] | CASE WHEN match > best THEN match ELSE best END)] AS matches
