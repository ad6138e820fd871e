// For each person, when this is a member of the organisations in the network, on days from $fromDay to $toDay (D1, E11).
// returns: one record: [[[id of an organisation, first day or '', last day or '~'], ...], ...], a list for each person
//   with two or more of them; an organisation is in it once for each membership
// cost: expands the members of all organisations
// plan: expand, label scan
// viewer: filtered
// mode: read
@network_everyone(a)
MATCH (a)<-[m:MEMBER_OF]-(p:Person)
WHERE @active_during(m) AND @visible_person(p)
WITH p, collect(DISTINCT a.id) AS members, collect([a.id, @network_since(m), @network_until(m)]) AS spells
WHERE size(members) > 1
RETURN collect(spells)
