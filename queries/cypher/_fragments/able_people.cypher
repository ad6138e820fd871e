// The people who cover some of what is asked and pass the filter but for the score: x, the match of each item, coverage, the known
// ring. {skills} are all skills that serve an item or some of them; 5e-10 is the largest coverage that is shown as 0.
// able_people(skills)
UNWIND {skills} AS skill
  MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(x:Person)
  WITH x, skill, r.level AS level
  @{matching}(x)
  WHERE @visible_person(x) AND @speaks(x)
  WITH x, matches, @coverage(matches) AS coverage, $near.rings['Person'][x.id] AS ring
  WHERE coverage > 5e-10 AND ($minCoverage = 0.0 OR round(coverage, 9, 'HALF_EVEN') >= $minCoverage) AND @chosen_helper(x, 'Person')
