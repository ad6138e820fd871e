// Who serves the only item as well as anybody can, and is in the place of the request: as best_residents, from the skill.
// best_holders_there
UNWIND $bestSkills AS skill
    MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(x:Person)-[:IN_PLACE]->(spot:Place)
    WHERE $matches[skill][r.level - 1][0] = $best AND $places[spot.id] = 1.0
    RETURN x, skill, r.level AS level, null AS found
