// Who serves the only item as well as anybody can, and is in the place of the request: as best_holders.
// best_residents
UNWIND $there AS place
    MATCH (:Place {id: place})<-[:IN_PLACE]-(x:Person)-[r:HAS_SKILL]->(s:Skill)
    WHERE $matches[s.id][r.level - 1][0] = $best
    RETURN x, s.id AS skill, r.level AS level, null AS found
