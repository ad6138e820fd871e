// The place of the need, its subject's where it has none (H7).
// need_place(x, place)
OPTIONAL MATCH ({x})-[:IN_PLACE]->(npo:Place)
OPTIONAL MATCH ({x})<-[:HAS_NEED]-()-[:IN_PLACE]->(nps:Place)
WITH coalesce(npo, nps) AS {place}
WHERE {place} IS NOT NULL
