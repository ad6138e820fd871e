// The place of the id.
// the_place(x)
MATCH ({x}:Place {id: $id})
