// The match of the only item for each party with rows of skill and level: as many_items, without a list for each party.
// one_item(x)
WITH {x}, [max($items[0][2][skill] * CASE WHEN level >= $items[0][0] THEN 1.0 ELSE level / $items[0][0] END)] AS matches
