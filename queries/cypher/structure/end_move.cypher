// Takes the mark of a move away: everything is there, and was compared.
// returns: one record: the number of databases that had one, 1
// cost: one index seek
// viewer: none
// mode: write
MATCH (s:GraphStructure {id: 'graph'})
REMOVE s.moving
RETURN count(*) AS ended
