// The need is the viewer's own, of an organisation that he is a steward of, or of a project that one leads today (C5).
// belongs_need(n)
(EXISTS { MATCH ({n})<-[:HAS_NEED]-(vnp:Person) WHERE vnp.id = $self } OR EXISTS { MATCH ({n})<-[:HAS_NEED]-(vno:Organisation) WHERE vno.id IN $stewardOf } OR EXISTS { MATCH ({n})<-[:HAS_NEED]-(vnj:Project) WHERE @led_by_steward(vnj) })
