// The match of each item for each party with rows of skill and level, 0.0 where there is none (DESIGN 5).
// many_items(x)
WITH {x}, collect($matches[skill][level - 1]) AS held
  WITH {x}, CASE size(held) WHEN 1 THEN held[0] ELSE [number IN range(0, size(held[0]) - 1) | reduce(best = 0.0, own IN held | CASE WHEN own[number] > best THEN own[number] ELSE best END)] END AS matches
