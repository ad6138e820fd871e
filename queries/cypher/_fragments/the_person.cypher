// The person of the id.
// the_person(x)
MATCH ({x}:Person {id: $id})
