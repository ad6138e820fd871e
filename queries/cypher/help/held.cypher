// Which of some skills the candidates of a page hold: people themselves, organisations at the highest level of their active
// members (H3).
// returns: one record: [[id of a person, [[id of a skill, level], ...]], ...], the same of organisations
// cost: one index seek a candidate, expands the skills of each person and of each active member of each organisation
// viewer: filtered
// mode: read
CALL () {
  UNWIND $people AS id
  MATCH (p:Person {id: id})-[r:HAS_SKILL]->(s:Skill)
  WHERE $skills[s.id] IS NOT NULL AND @visible_person(p)
  WITH id, s.id AS skill, max(r.level) AS level
  WITH id, collect([skill, level]) AS held
  RETURN collect([id, held]) AS people
}
CALL () {
  UNWIND $organisations AS id
  MATCH (o:Organisation {id: id})<-[m:MEMBER_OF]-(p:Person)
  WHERE @active(m) AND @visible_organisation(o)
  WITH DISTINCT id, p
  WHERE @visible_person(p)
  MATCH (p)-[r:HAS_SKILL]->(s:Skill)
  WHERE $skills[s.id] IS NOT NULL
  WITH id, s.id AS skill, max(r.level) AS level
  WITH id, collect([skill, level]) AS held
  RETURN collect([id, held]) AS organisations
}
RETURN people, organisations
