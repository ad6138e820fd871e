// Who serves the only item at all and is one of $people, who are in known rings around the asker, or in the ring $found, behind $groups,
// the organisations and projects of the one before: x, coverage, found, the number of that ring, and no place part.
// near_people
UNWIND $people AS id
    MATCH (x:Person {id: id})-[r:HAS_SKILL]->(s:Skill)
    WHERE $coverages[s.id] IS NOT NULL
    RETURN x, $coverages[s.id][r.level - 1] AS coverage, null AS found, null AS part
    UNION ALL
    UNWIND $groups.Organisation AS id
    MATCH (:Organisation {id: id})<-[m:MEMBER_OF]-(x:Person)-[r:HAS_SKILL]->(s:Skill)
    WHERE @active(m) AND $coverages[s.id] IS NOT NULL
    RETURN x, $coverages[s.id][r.level - 1] AS coverage, $found AS found, null AS part
    UNION ALL
    UNWIND $groups.Project AS id
    MATCH (:Project {id: id})<-[m:WORKS_ON]-(x:Person)-[r:HAS_SKILL]->(s:Skill)
    WHERE @active(m) AND $coverages[s.id] IS NOT NULL
    RETURN x, $coverages[s.id][r.level - 1] AS coverage, $found AS found, null AS part
