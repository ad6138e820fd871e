// The organisations in a known ring around the asker, or in the fourth: behind $third, nodes of the third by type, or behind people of
// the third who are behind $groups, the organisations and projects of the second: x, found, the number of the ring where it is none of
// the known ones, and no place part.
// near_organisations
UNWIND keys($near.rings.Organisation) AS id
    MATCH (x:Organisation {id: id})
    RETURN x, null AS found, null AS part
    UNION ALL
    UNWIND $third.Person AS id
    MATCH (:Person {id: id})-[q:MEMBER_OF]->(x:Organisation)
    WHERE @active(q)
    RETURN x, 4 AS found, null AS part
    UNION ALL
    UNWIND $third.Organisation AS id
    MATCH (:Organisation {id: id})-[q:PARTNERS_WITH|PART_OF]-(x:Organisation)
    WHERE @active(q)
    RETURN x, 4 AS found, null AS part
    UNION ALL
    UNWIND $third.Project AS id
    MATCH (:Project {id: id})<-[q:WORKS_ON]-(x:Organisation)
    WHERE @active(q)
    RETURN x, 4 AS found, null AS part
    UNION ALL
    UNWIND $groups.Organisation AS id
    MATCH (:Organisation {id: id})<-[m:MEMBER_OF]-(p:Person)
    WHERE @active(m) AND @visible_person(p)
    WITH DISTINCT p
    MATCH (p)-[q:MEMBER_OF]->(x:Organisation)
    WHERE @active(q)
    RETURN x, 4 AS found, null AS part
    UNION ALL
    UNWIND $groups.Project AS id
    MATCH (:Project {id: id})<-[m:WORKS_ON]-(p:Person)
    WHERE @active(m) AND @visible_person(p)
    WITH DISTINCT p
    MATCH (p)-[q:MEMBER_OF]->(x:Organisation)
    WHERE @active(q)
    RETURN x, 4 AS found, null AS part
