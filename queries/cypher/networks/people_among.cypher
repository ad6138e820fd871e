// For each person, of which of the organisations of $nodes, or of all in the network, this is a member (D1, E11).
// returns: one record: [[id of an organisation, ...], ...], a list for each person with two or more of them
// cost: expands the members of these organisations, found by index (listed) or all of them (everyone)
// plan: expand, label scan
// viewer: filtered
// mode: read
// options: members = network_listed | network_everyone
@{members}(a)
MATCH (a)<-[m:MEMBER_OF]-(p:Person)
WHERE @active_on(m) AND @visible_person(p)
WITH p, collect(DISTINCT a.id) AS members
WHERE size(members) > 1
RETURN collect(members)
