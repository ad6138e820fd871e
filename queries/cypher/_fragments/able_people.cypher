// The people who cover some of what is asked and pass the filter but for the score: x, the match of each item, coverage, the known
// ring. {skills} are all skills that serve an item or some of them.
// able_people(skills)
UNWIND {skills} AS skill
  MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(x:Person)
  WITH x, skill, r.level AS level
  @{matching}(x)
  WHERE @visible_person(x) AND @{chosen}(x)
  WITH x, x.id AS id, matches, @coverage(matches) AS coverage
  WHERE @covers_enough AND @is_candidate(id, 'Person')
  WITH x, id, matches, coverage, $near.rings['Person'][id] AS ring
