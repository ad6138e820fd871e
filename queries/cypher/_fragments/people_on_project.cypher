// The people with a participation, of any date, in the project in the filter (L5), each once.
// people_on_project(x)
MATCH (:Project {id: $filter.project})<-[:WORKS_ON]-({x}:Person)
WITH DISTINCT {x}
