// The thing's place is the one of the filter, or lies within it at any depth (L4).
// is_within(x)
EXISTS { MATCH ({x})-[:IN_PLACE]->(:Place)-[:WITHIN*0..]->(:Place {id: $filter.within}) }
