// The viewer sees the person, organisation or project.
// visible_node(x)
(({x}:Person AND @visible_person({x})) OR ({x}:Organisation AND @visible_organisation({x})) OR ({x}:Project AND @visible_project({x})))
