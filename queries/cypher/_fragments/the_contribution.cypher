// The contribution of the id.
// the_contribution(x)
MATCH ({x}:Contribution {id: $id})
