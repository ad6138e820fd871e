// For each project, which of the organisations of $nodes, or of all in the network, work on it (D1, E11).
// returns: one record: [[id of an organisation, ...], ...], a list for each project with two or more of them
// cost: expands the projects of these organisations, found by index (listed) or all of them (everyone)
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: members = network_listed | network_everyone
@{members}(a)
MATCH (a)-[w:WORKS_ON]->(j:Project)
WHERE @active_on(w) AND @visible_project(j)
WITH j, collect(DISTINCT a.id) AS members
WHERE size(members) > 1
RETURN collect(members)
