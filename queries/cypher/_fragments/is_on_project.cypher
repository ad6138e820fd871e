// The person has a participation, of any date, in the project in the filter (L5).
// is_on_project(x)
EXISTS { MATCH ({x})-[:WORKS_ON]->(:Project {id: $filter.project}) }
