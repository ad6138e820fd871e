// The project of the id.
// the_project(x)
MATCH ({x}:Project {id: $id})
