// The assets whose place is $place or lies within it at any depth (J1, L4).
// (Without a CALL, which turns this engine's optimiser off.)
// assets_in_place(x)
MATCH (:Place {id: $place})<-[:WITHIN*0..]-(:Place)<-[:IN_PLACE]-({x}:Asset)
WITH {x} WHERE true
