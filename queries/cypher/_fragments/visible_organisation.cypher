// The viewer sees the organisation: by its visibility, or as one of its stewards (C5).
// (any, not IN: of an id IN a list the planner of Neo4j makes a union of two indexes, and the order by name is lost.)
// visible_organisation(o)
({o}.visibility IN $visible OR any(mine IN $stewardOf WHERE mine = {o}.id))
