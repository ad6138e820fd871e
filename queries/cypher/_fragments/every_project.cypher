// All projects.
// every_project(x)
MATCH ({x}:Project)
