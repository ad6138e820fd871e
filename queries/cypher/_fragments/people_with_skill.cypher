// The people who meet the first requirement of the filter's skills, each once (L3).
// people_with_skill(x)
UNWIND $filter.skills[0].ids AS pws
MATCH (:Skill {id: pws})<-[pwh:HAS_SKILL]-({x}:Person)
WHERE pwh.level >= $filter.skills[0].level
WITH DISTINCT {x}
