// The need of the id.
// the_need(x)
MATCH ({x}:Need {id: $id})
