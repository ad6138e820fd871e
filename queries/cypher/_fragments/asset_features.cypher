// What a map tells of each of these assets, by folded name, id; the owner where the viewer sees him (B9).
// asset_features(x)
OPTIONAL MATCH ({x})-[:IN_PLACE]->(place:Place)
OPTIONAL MATCH ({x})<-[:OWNS]-(person:Person) WHERE @visible_person(person)
OPTIONAL MATCH ({x})<-[:OWNS]-(organisation:Organisation) WHERE @visible_organisation(organisation)
WITH {x}, place, person, organisation ORDER BY {x}.sortName, {x}.id
RETURN collect([{x}.id, {x}.name, {x}.kind, {x}.terms, {x}.summary, {x}.capacity, {x}.availableFrom, {x}.availableUntil, {x}.latitude, {x}.longitude, place.name, coalesce(person.name, organisation.name)])
