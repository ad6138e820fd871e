// The match of the only item for each party with rows of skill and level.
// one_item(x)
WITH {x}, [max($matches[skill][level - 1][0])] AS matches
