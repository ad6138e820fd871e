// The assets whose place is $place or lies within it at any depth (J1, L4).
// (In a CALL, so that only what has the label is looked at further: the planner checks it after the viewer's filter otherwise.)
// assets_in_place(x)
MATCH (:Place {id: $place})<-[:WITHIN*0..]-(inside:Place)
CALL (inside) { MATCH (inside)<-[:IN_PLACE]-({x}:Asset) RETURN {x} }
WITH {x} WHERE true
