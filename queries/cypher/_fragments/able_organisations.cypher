// The organisations whose active members cover some of what is asked, as able_people.
// able_organisations(skills)
UNWIND {skills} AS skill
  MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(p:Person)
  WHERE @visible_person(p)
  MATCH (p)-[m:MEMBER_OF]->(x:Organisation) WHERE @active(m)
  WITH x, skill, r.level AS level
  @{matching}(x)
  WHERE @visible_organisation(x) AND @{chosen}(x)
  WITH x, x.id AS id, matches, @coverage(matches) AS coverage
  WHERE @covers_enough AND @is_candidate(id, 'Organisation')
  WITH x, id, matches, coverage, $near.rings['Organisation'][id] AS ring
