// Holds the needs of others for which a party's pledge is accepted, before the party goes: see mutations/hold.
// returns: one record: [id, ...]
// cost: one index seek; expands the pledges of one party
// viewer: none
// mode: write
// graph: same
// options: thing = the_person | the_organisation
@{thing}(x)
MATCH (x)-[r:PLEDGES]->(n:Need)
WHERE r.status = 'ACCEPTED' AND NOT EXISTS { MATCH (x)-[:HAS_NEED]->(n) }
SET n.id = n.id
RETURN collect(n.id) AS needs
