// The person is the viewer, or an active member of an organisation that the viewer is a steward of (C5).
// belongs_person(p)
({p}.id = $self OR EXISTS { MATCH ({p})-[vpm:MEMBER_OF]->(vpo:Organisation) WHERE vpo.id IN $stewardOf AND @active(vpm) })
