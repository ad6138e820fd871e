// The ring of {x} around the asker, 1 to 4, null where it is in none: the known one, or found by one relation or two back to the
// outermost of the {near}.known rings (at least two); {near}.rings are by type and id. Where {near}.grouped, they have the organisations
// and projects of the third ring too: everybody in the fourth is a member of one of these, works on one, or is an organisation with such
// a member, partner, part or project, or with a member who is in the third.
// ring_of(x, ring, near)
CASE WHEN {ring} IS NOT NULL OR {near}.known > 3 THEN {ring}
    WHEN EXISTS { MATCH @related({x}, rob, roy) WHERE @active(rob) AND {near}.rings[labels(roy)[0]][roy.id] = {near}.known } THEN {near}.known + 1
    WHEN {near}.grouped THEN CASE WHEN EXISTS { MATCH @related({x}, rob, roy) WHERE @active(rob) AND {near}.rings[labels(roy)[0]][roy.id] = 3 } THEN 4
      WHEN {x}:Organisation AND EXISTS { MATCH ({x})<-[rob:MEMBER_OF]-(roy:Person)-[roc:MEMBER_OF|WORKS_ON]->(roz) WHERE @active(rob) AND @active(roc) AND @visible_person(roy) AND {near}.rings[labels(roz)[0]][roz.id] = 2 } THEN 4 END
    WHEN {near}.known = 2 AND EXISTS { MATCH @related({x}, rob, roy) WHERE @active(rob) AND @visible_node(roy) AND EXISTS { MATCH @related(roy, roc, roz) WHERE @active(roc) AND {near}.rings[labels(roz)[0]][roz.id] = 2 } } THEN 4 END
