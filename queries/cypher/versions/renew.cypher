// Gives the graph another version: the last statement of every transaction that changes what somebody may see.
// returns: one record: renewed, 1
// cost: one index seek; holds the node until the transaction is written
// viewer: none
// mode: write
// graph: same
MERGE (v:GraphVersion {id: 'graph'})
SET v.value = $version
RETURN count(*) AS renewed
