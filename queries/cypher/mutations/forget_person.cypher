// Takes away what would still tell of a person who is to be deleted: what he owns, his keys, the notes on what he gave.
// returns: one record: gone, [[type, id], ...] of what he owned, what he needed and what he gave
// cost: one index seek; walks the person's relations, and reads all API keys
// plan: label scan
// viewer: none
// mode: write
MATCH (p:Person {id: $id})
OPTIONAL MATCH (p)-[:OWNS]->(a:Asset)
WITH p, collect(a) AS owned
OPTIONAL MATCH (p)-[:HAS_NEED]->(n:Need)
WITH p, owned, collect(n) AS needed
OPTIONAL MATCH (p)-[:GAVE]->(c:Contribution)
WITH owned, needed, collect(c) AS given
OPTIONAL MATCH (k:ApiKey {person: $id})
WITH owned, needed, given, collect(k) AS keys
WITH owned, given, keys, [one IN owned + needed + given | [labels(one)[0], one.id]] AS gone
FOREACH (one IN given | SET one.note = null)
FOREACH (one IN keys | DETACH DELETE one)
FOREACH (one IN owned | DETACH DELETE one)
RETURN gone
