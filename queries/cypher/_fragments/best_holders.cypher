// Who serves the only item as well as anybody can, by the skills and levels of $bestLevels: everywhere; for $bestLevelsThere those who
// are in one of the places $there: x, coverage, and no ring that was found on the way; the place part where it is known.
// best_holders
    UNWIND keys($bestLevelsThere) AS skill
    MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(x:Person)-[:IN_PLACE]->(spot:Place)
    WHERE r.level IN $bestLevelsThere[skill] AND $there[spot.id] IS NOT NULL
    RETURN x, $best AS coverage, null AS found, $there[spot.id] AS part
    UNION ALL
    UNWIND keys($bestLevels) AS skill
    MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(x:Person)
    WHERE r.level IN $bestLevels[skill]
    RETURN x, $best AS coverage, null AS found, null AS part
