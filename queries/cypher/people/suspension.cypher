// The suspensions of people that are in force today: for administrators, and to somebody who is suspended his own.
// returns: one record: [[id, reason, moment of its beginning, last day or empty where it is open], ...]
// cost: one index seek an id
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (p:Person {id: id})
WHERE @suspended(p) AND @visible_person(p) AND (@visible_whole_graph() OR @himself(p))
RETURN collect([p.id, p.suspendedReason, p.suspendedAt, p.suspendedUntil])
