// Binds o to the organisations whose place is $place or lies within it at any depth (L4).
// report_organisations_in(o)
MATCH (:Place {id: $place})<-[:WITHIN*0..]-(:Place)<-[:IN_PLACE]-({o}:Organisation) WHERE @visible_organisation({o})
