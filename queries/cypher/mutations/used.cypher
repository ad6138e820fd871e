// How many things name a place or a skill: with any it cannot be deleted.
// returns: one record: used, the number of relations that lead to it
// cost: one index seek, and the number of its relations
// viewer: none
// mode: read
// options: thing = the_place | the_skill
@{thing}(x)
RETURN COUNT { (x)<--() } AS used
