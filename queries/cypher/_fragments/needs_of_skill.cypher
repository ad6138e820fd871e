// The needs of one of the skills in the filter.
// needs_of_skill(x)
UNWIND $filter.skills AS nos
MATCH (:Skill {id: nos})<-[:OF_SKILL]-({x}:Need)
WITH {x}
