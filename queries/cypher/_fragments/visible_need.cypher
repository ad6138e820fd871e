// The viewer sees the need: its subject, and the need itself by visibility or because it belongs to him (B9, C5).
// visible_need(n)
(EXISTS { MATCH ({n})<-[:HAS_NEED]-(vnp:Person) WHERE @visible_person(vnp) AND ({n}.visibility IN $visible OR vnp.id = $self) } OR EXISTS { MATCH ({n})<-[:HAS_NEED]-(vno:Organisation) WHERE @visible_organisation(vno) AND ({n}.visibility IN $visible OR vno.id IN $stewardOf) } OR EXISTS { MATCH ({n})<-[:HAS_NEED]-(vnj:Project) WHERE @visible_project(vnj) AND ({n}.visibility IN $visible OR @led_by_steward(vnj)) })
