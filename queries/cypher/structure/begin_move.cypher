// Marks a database as one that a move fills: no service serves it until the mark is gone.
// returns: one record: what is moved here from now on
// cost: one index seek
// viewer: none
// mode: write
// graph: same
MERGE (s:GraphStructure {id: 'graph'})
SET s.moving = $source
RETURN s.moving AS moving
