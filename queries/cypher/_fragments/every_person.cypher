// All people.
// every_person(x)
MATCH ({x}:Person)
