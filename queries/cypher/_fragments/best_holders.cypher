// Who serves the only item as well as anybody can: x, skill, level, and no ring that was found on the way.
// best_holders
UNWIND $bestSkills AS skill
    MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(x:Person)
    WHERE $matches[skill][r.level - 1][0] = $best
    RETURN x, skill, r.level AS level, null AS found
