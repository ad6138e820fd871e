// Who serves the only item as well as anybody can, and is in one of the places $homes: as best_holders, from the places.
// best_residents
UNWIND keys($homes) AS home
    MATCH (:Place {id: home})<-[:IN_PLACE]-(x:Person)-[r:HAS_SKILL]->(s:Skill)
    WHERE $coverages[s.id][r.level - 1] = $best
    RETURN x, $best AS coverage, null AS found, $homes[home] AS part
