// Who serves the only item at all and is in a known ring around the asker, or in the $next one, which is behind $outermost, the nodes of
// the last known one by type: x, skill, level, and found, the number of that next one.
// near_people
UNWIND keys($near.rings.Person) AS id
    MATCH (x:Person {id: id})-[r:HAS_SKILL]->(s:Skill)
    WHERE $matches[s.id] IS NOT NULL
    RETURN x, s.id AS skill, r.level AS level, null AS found
    UNION ALL
    UNWIND $outermost.Organisation AS id
    MATCH (:Organisation {id: id})<-[m:MEMBER_OF]-(x:Person)-[r:HAS_SKILL]->(s:Skill)
    WHERE @active(m) AND $matches[s.id] IS NOT NULL
    RETURN x, s.id AS skill, r.level AS level, $next AS found
    UNION ALL
    UNWIND $outermost.Project AS id
    MATCH (:Project {id: id})<-[m:WORKS_ON]-(x:Person)-[r:HAS_SKILL]->(s:Skill)
    WHERE @active(m) AND $matches[s.id] IS NOT NULL
    RETURN x, s.id AS skill, r.level AS level, $next AS found
