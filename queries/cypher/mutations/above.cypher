// Whether a thing is the other one, or stands above it in its hierarchy, going up from that other one.
// returns: one record: whether it does
// cost: one index seek; walks the steps above one thing, of which there are few
// viewer: none
// mode: read
// options: thing = the_place | the_organisation | the_skill
@{thing}(x)
MATCH (x)-[:PART_OF|WITHIN|NARROWER_THAN*0..]->(top)
WHERE top.id = $top
RETURN count(*) > 0 AS stands
