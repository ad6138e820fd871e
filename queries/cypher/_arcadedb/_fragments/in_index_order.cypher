// ArcadeDB orders everything where an order is asked for, but a range of an index comes in its order, so that what is
// found first is what the order wants: 6 ms for 200 of 50,000, where ordering them takes 99. It reads that index only where
// the bounds stand alone in the WHERE of a MATCH outside of any CALL; a test looks at its plans.
// in_index_order(x)
WITH {x} LIMIT $limit
