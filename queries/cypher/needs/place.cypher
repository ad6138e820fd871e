// The place of each need: its own, or else that of its subject (H7).
// returns: one record: [[id, type, id of the place], ...], without those that have none
// cost: one index seek a key, expands two relations at most
// viewer: reference
// mode: read
UNWIND $keys AS key
MATCH (s:Need {id: key})
OPTIONAL MATCH (s)-[:IN_PLACE]->(own:Place)
OPTIONAL MATCH (s)<-[:HAS_NEED]-(subject)-[:IN_PLACE]->(theirs:Place)
WITH key, coalesce(own.id, theirs.id) AS id
WHERE id IS NOT NULL
RETURN collect([key, 'Place', id])
