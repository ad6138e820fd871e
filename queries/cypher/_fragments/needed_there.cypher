// The needs whose place (H7) has a place in $places, which gives that of the row (K1, K3).
// needed_there(n)
OPTIONAL MATCH ({n})-[:IN_PLACE]->(own:Place)
  OPTIONAL MATCH ({n})<-[:HAS_NEED]-()-[:IN_PLACE]->(theirs:Place)
  WITH {n}, $places[coalesce(own.id, theirs.id)] AS place
  WHERE place IS NOT NULL
