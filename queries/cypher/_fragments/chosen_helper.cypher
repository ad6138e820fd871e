// The party with this key passes the filter by its spaces and its own place (H11), and is not excluded (H4).
// chosen_helper(x, type)
$near.excluded[{type}][{x}.id] IS NULL AND (size($spaces) = 0 OR any(space IN {x}.spaces WHERE space IN $spaces)) AND (NOT $within OR EXISTS { MATCH ({x})-[:IN_PLACE]->(chp:Place) WHERE $inside[chp.id] IS NOT NULL })
