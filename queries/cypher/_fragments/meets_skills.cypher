// The person meets every requirement of the filter's skills: one of its ids, at its level or higher (L3).
// meets_skills(x)
all(asked IN $filter.skills WHERE any(held IN COLLECT { MATCH ({x})-[msh:HAS_SKILL]->(mss:Skill) RETURN [mss.id, msh.level] } WHERE held[0] IN asked.ids AND held[1] >= asked.level))
