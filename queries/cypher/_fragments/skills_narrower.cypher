// The skills narrower than the one in the filter by one or more steps, each once (L3).
// skills_narrower(x)
MATCH (:Skill {id: $filter.broader})<-[:NARROWER_THAN*1..]-({x}:Skill)
WITH DISTINCT {x}
