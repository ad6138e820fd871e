// The organisations whose active members cover some of what is asked, as able_people.
// able_organisations(skills)
UNWIND {skills} AS skill
  MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(p:Person)
  WHERE @visible_person(p)
  MATCH (p)-[m:MEMBER_OF]->(x:Organisation) WHERE @active(m)
  WITH x, skill, r.level AS level
  @{matching}(x)
  WHERE @visible_organisation(x)
  WITH x, matches, @coverage(matches) AS coverage, $near.rings['Organisation'][x.id] AS ring
  WHERE coverage > 5e-10 AND ($minCoverage = 0.0 OR round(coverage, 9, 'HALF_EVEN') >= $minCoverage) AND @chosen_helper(x, 'Organisation')
