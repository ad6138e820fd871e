// The version of the graph: a random text that every change of the service's own makes anew. What was read after it was
// asked for may be kept under it.
// returns: one record: the version, null where there is none (then nothing is kept)
// cost: one index seek
// viewer: none
// mode: read
OPTIONAL MATCH (v:GraphVersion {id: 'graph'})
RETURN v.value
