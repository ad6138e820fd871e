// The relations of the viewer's person, and of what he owns, with what he sees: rows of the files of the exchange format.
// returns: one record: memberships, participations, person_skills, endorsements (that he gave and that he got), asset_uses,
// pledges (by him and for his needs), each [[value, ...], ...] in the order of the file's columns
// cost: one index seek; expands the relations of one person
// viewer: filtered
// mode: read
OPTIONAL MATCH (p:Person {id: $id})
CALL (p) {
  MATCH (p)-[r:MEMBER_OF]->(o:Organisation)
  WHERE @visible_organisation(o)
  RETURN collect([p.id, o.id, r.role, r.since, r.until, r.steward]) AS memberships
}
CALL (p) {
  MATCH (p)-[r:WORKS_ON]->(j:Project)
  WHERE @visible_project(j)
  RETURN collect([j.id, 'person:' + p.id, r.role, r.since, r.until, r.hoursPerWeek]) AS participations
}
CALL (p) {
  MATCH (p)-[r:HAS_SKILL]->(s:Skill)
  RETURN collect([p.id, s.id, r.level, r.years]) AS skills
}
CALL (p) {
  MATCH (p)-[e:ENDORSES]->(q:Person)
  WHERE @visible_person(q)
  RETURN collect([p.id, q.id, e.skill, e.on]) AS given
}
CALL (p) {
  MATCH (p)<-[e:ENDORSES]-(q:Person)
  WHERE @visible_person(q)
  RETURN collect([q.id, p.id, e.skill, e.on]) AS got
}
CALL (p) {
  MATCH (p)-[:OWNS]->(a:Asset)<-[r:USES]-(j:Project)
  WHERE @visible_project(j)
  RETURN collect([j.id, a.id, r.since, r.until]) AS uses
}
CALL (p) {
  MATCH (p)-[r:PLEDGES]->(n:Need)
  WHERE @visible_need(n)
  RETURN collect([n.id, 'person:' + p.id, r.quantity, r.until, r.status]) AS offered
}
CALL (p) {
  MATCH (p)-[:HAS_NEED]->(n:Need)<-[r:PLEDGES]-(q:Person)
  WHERE q.id <> p.id AND @visible_person(q)
  RETURN collect([n.id, 'person:' + q.id, r.quantity, r.until, r.status]) AS byPeople
}
CALL (p) {
  MATCH (p)-[:HAS_NEED]->(n:Need)<-[r:PLEDGES]-(o:Organisation)
  WHERE @visible_organisation(o)
  RETURN collect([n.id, 'organisation:' + o.id, r.quantity, r.until, r.status]) AS byOrganisations
}
RETURN memberships, participations, skills, given + got, uses, offered + byPeople + byOrganisations
