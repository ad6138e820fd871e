// How far the structure of the graph has come (ADR 0038), and whether a move into this database is under way.
// returns: one record: the number of the last step that was done, null where none was recorded; what is moved here, null
// for nothing
// cost: one index seek
// viewer: none
// mode: read
OPTIONAL MATCH (s:GraphStructure {id: 'graph'})
RETURN s.version, s.moving
