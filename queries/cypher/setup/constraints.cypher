// The names of the constraints that are there.
// returns: one record: names, a list of strings
// cost: reads the schema only
// viewer: none
// mode: read
SHOW CONSTRAINTS YIELD name
RETURN collect(name) AS names
