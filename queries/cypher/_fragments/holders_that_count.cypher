// Everybody whom the viewer sees and who holds a skill that serves the only item, at one of its $levels that covers enough: p, each once.
// holders_that_count
UNWIND keys($levels) AS skill
UNWIND $levels[skill] AS level
WITH skill, level, $coverages[skill][level - 1] AS coverage
WHERE @covers_enough
WITH skill, collect(level) AS enough
MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(p:Person)
WHERE r.level IN enough AND @visible_person(p)
WITH DISTINCT p
