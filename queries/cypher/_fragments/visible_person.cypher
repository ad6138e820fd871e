// The viewer sees the person: by visibility, as that person, or as a steward of an organisation with the person as active member (C5).
// visible_person(p)
({p}.visibility IN $visible OR {p}.id = $self OR EXISTS { MATCH ({p})-[vpm:MEMBER_OF]->(vpo:Organisation) WHERE vpo.id IN $stewardOf AND @active(vpm) })
