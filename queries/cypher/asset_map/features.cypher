// The first assets of the area for a map (J8), of those that the viewer sees and that pass the filter, by folded name, id.
// returns: one record: [[id, name, kind, terms, summary, capacity, availableFrom, availableUntil, latitude, longitude,
// name of the place, name of the owner where the viewer sees him], ...]
// cost: as asset_map/assets; place and owner are expanded of the returned ones only
// viewer: filtered
// mode: read
// options: area = assets_in_place | assets_in_box | assets_nearby
@{area}(x)
AND @passes_asset_filter(x)
WITH x ORDER BY x.sortName, x.id LIMIT $limit
OPTIONAL MATCH (x)-[:IN_PLACE]->(place:Place)
OPTIONAL MATCH (x)<-[:OWNS]-(person:Person) WHERE @visible_person(person)
OPTIONAL MATCH (x)<-[:OWNS]-(organisation:Organisation) WHERE @visible_organisation(organisation)
WITH x, place, person, organisation ORDER BY x.sortName, x.id
RETURN collect([x.id, x.name, x.kind, x.terms, x.summary, x.capacity, x.availableFrom, x.availableUntil, x.latitude, x.longitude, place.name, coalesce(person.name, organisation.name)])
