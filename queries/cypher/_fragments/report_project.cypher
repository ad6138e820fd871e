// Binds j to the project $project.
// report_project(j)
MATCH ({j}:Project {id: $project}) WHERE @visible_project({j})
