// The place $within and all that lie in it at any depth (L4).
// places_within(x)
MATCH (:Place {id: $within})<-[:WITHIN*0..]-({x}:Place)
WITH DISTINCT {x}
