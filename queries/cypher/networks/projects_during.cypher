// For each project, when the organisations in the network work on it, on days from $fromDay to $toDay (D1, E11).
// returns: one record: [[[id of an organisation, first day or '', last day or '~'], ...], ...], a list for each project
//   with two or more of them; an organisation is in it once for each of its roles
// cost: expands the projects of all organisations
// plan: expand, label scan
// viewer: filtered
// mode: read
@network_everyone(a)
MATCH (a)-[w:WORKS_ON]->(j:Project)
WHERE @active_during(w) AND @visible_project(j)
WITH j, collect(DISTINCT a.id) AS members, collect([a.id, @network_since(w), @network_until(w)]) AS spells
WHERE size(members) > 1
RETURN collect(spells)
