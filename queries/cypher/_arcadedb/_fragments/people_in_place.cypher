// The people whose place is the one of the filter or lies within it at any depth (L4).
// (Without a CALL, which turns this engine's optimiser off.)
// people_in_place(x)
MATCH (:Place {id: $filter.within})<-[:WITHIN*0..]-(:Place)<-[:IN_PLACE]-({x}:Person)
WITH {x}
