// The need's place, its subject's where it has none (H7), is the one of the filter or lies within it (L4).
// need_is_within(x)
(EXISTS { MATCH ({x})-[:IN_PLACE]->(:Place)-[:WITHIN*0..]->(:Place {id: $filter.within}) }
  OR (NOT EXISTS { MATCH ({x})-[:IN_PLACE]->(:Place) }
    AND EXISTS { MATCH ({x})<-[:HAS_NEED]-()-[:IN_PLACE]->(:Place)-[:WITHIN*0..]->(:Place {id: $filter.within}) }))
