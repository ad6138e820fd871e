// Binds n to the needs whose place, their subject's where they have none (H7), is $place or lies within it (L4).
// report_needs_in(n)
CALL () {
  MATCH (:Place {id: $place})<-[:WITHIN*0..]-(:Place)<-[:IN_PLACE]-(need:Need)
  RETURN need
  UNION ALL
  MATCH (:Place {id: $place})<-[:WITHIN*0..]-(:Place)<-[:IN_PLACE]-(subject)-[:HAS_NEED]->(need:Need)
  WHERE NOT EXISTS { MATCH (need)-[:IN_PLACE]->(:Place) }
  RETURN need
}
WITH need AS {n}
