// Binds j to the projects whose place is $place or lies within it at any depth (L4).
// report_projects_in(j)
MATCH (:Place {id: $place})<-[:WITHIN*0..]-(:Place)<-[:IN_PLACE]-({j}:Project) WHERE @visible_project({j})
