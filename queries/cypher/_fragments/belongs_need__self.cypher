// As belongs_need, for a viewer who is a steward of nothing: his own.
// belongs_need__self(n)
EXISTS { MATCH ({n})<-[:HAS_NEED]-(vnp:Person) WHERE vnp.id = $self }
