// Keeps that a step of the structure was done. The number never falls, whoever else is at it.
// returns: one record: the number that is kept from now on
// cost: one index seek; holds the node until the transaction is written
// viewer: none
// mode: write
// graph: same
MERGE (s:GraphStructure {id: 'graph'})
SET s.version = CASE WHEN coalesce(s.version, 0) < $version THEN $version ELSE s.version END
RETURN s.version AS version
