// The organisation is visible and passes the filter of a network, or is one of those named in $around (E1, N3, A12).
// network_member(o)
@visible_organisation({o}) AND ((($sectorKeys IS NULL OR any(nms IN {o}.sectorKeys WHERE nms IN $sectorKeys)) AND ($spaces IS NULL OR any(nms IN {o}.spaces WHERE nms IN $spaces)) AND ($within IS NULL OR EXISTS { MATCH ({o})-[:IN_PLACE]->(:Place)-[:WITHIN*0..]->(:Place {id: $within}) })) OR {o}.id IN $around)
