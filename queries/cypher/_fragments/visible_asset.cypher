// The viewer sees the asset: by visibility, as its owner, or as a steward of the owning organisation (C5).
// visible_asset(a)
({a}.visibility IN $visible OR EXISTS { MATCH ({a})<-[:OWNS]-(vap:Person) WHERE vap.id = $self } OR EXISTS { MATCH ({a})<-[:OWNS]-(vao:Organisation) WHERE vao.id IN $stewardOf })
