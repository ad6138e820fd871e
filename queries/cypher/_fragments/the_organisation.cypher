// The organisation of the id.
// the_organisation(x)
MATCH ({x}:Organisation {id: $id})
