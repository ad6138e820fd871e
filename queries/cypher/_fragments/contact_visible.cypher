// The viewer may see the person's email and phone: by the person's own choice (C3).
// contact_visible(p)
({p}.id = $self OR 'PRIVATE' IN $visible OR {p}.contact = 'PUBLIC' OR ({p}.contact = 'MEMBERS' AND 'MEMBERS' IN $visible) OR ({p}.contact <> 'NOBODY' AND EXISTS { MATCH ({p})-[ccm:MEMBER_OF]->(cco:Organisation) WHERE cco.id IN $stewardOf AND @active(ccm) }))
