// Binds j to the projects on which the organisation $organisation works, in any role and at any time, each once.
// report_projects_of(j)
MATCH (:Organisation {id: $organisation})-[:WORKS_ON]->({j}:Project) WHERE @visible_project({j})
WITH DISTINCT {j}
