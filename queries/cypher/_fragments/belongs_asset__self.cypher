// As belongs_asset, for a viewer who is a steward of nothing: his own.
// belongs_asset__self(a)
EXISTS { MATCH ({a})<-[:OWNS]-(vap:Person) WHERE vap.id = $self }
