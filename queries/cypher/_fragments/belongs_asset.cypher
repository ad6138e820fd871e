// The viewer owns the asset, or is a steward of the organisation that owns it (C5).
// belongs_asset(a)
(EXISTS { MATCH ({a})<-[:OWNS]-(vap:Person) WHERE vap.id = $self } OR EXISTS { MATCH ({a})<-[:OWNS]-(vao:Organisation) WHERE vao.id IN $stewardOf })
