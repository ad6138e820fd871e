// Deletes one thing, and what cannot be without it: the needs whose subject it is, what was given to it.
// returns: one record: gone, [[type, id], ...] of what went with it
// cost: one index seek; deletes every relation of what goes
// viewer: none
// mode: write
// options: thing = the_person | the_organisation | the_project | the_skill | the_asset | the_place | the_need | the_contribution
@{thing}(x)
OPTIONAL MATCH (x)-[:HAS_NEED]->(n:Need)
WITH x, collect(n) AS needs
OPTIONAL MATCH (x)<-[:GIVEN_TO]-(c:Contribution)
WITH x, needs, collect(c) AS given
WITH x, needs + given AS things
WITH x, things, [one IN things | [labels(one)[0], one.id]] AS gone
FOREACH (one IN things | DETACH DELETE one)
DETACH DELETE x
RETURN gone
