// The need's place, its subject's where it has none (H7), is one of the places of the filter (L4).
// need_is_within(x)
(EXISTS { MATCH ({x})-[:IN_PLACE]->(nip:Place) WHERE nip.id IN $filter.places }
  OR (NOT EXISTS { MATCH ({x})-[:IN_PLACE]->(:Place) }
    AND EXISTS { MATCH ({x})<-[:HAS_NEED]-()-[:IN_PLACE]->(nis:Place) WHERE nis.id IN $filter.places }))
