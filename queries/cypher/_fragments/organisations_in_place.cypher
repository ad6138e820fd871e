// The organisations whose place is the one of the filter or lies within it at any depth (L4).
// (In a CALL, so that only what has the label is looked at further: the planner checks it after the viewer's filter otherwise.)
// organisations_in_place(x)
MATCH (:Place {id: $filter.within})<-[:WITHIN*0..]-(inside:Place)
CALL (inside) { MATCH (inside)<-[:IN_PLACE]-({x}:Organisation) RETURN {x} }
WITH {x}
