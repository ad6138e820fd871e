// The party passes the filter by its spaces, its own place and, where languages are asked for, its languages (H11), compared folded.
// chosen_helper(x)
(size($spaces) = 0 OR any(space IN {x}.spaces WHERE space IN $spaces)) AND (size($languages) = 0 OR any(language IN {x}.languageKeys WHERE language IN $languages)) AND (NOT $within OR EXISTS { MATCH ({x})-[:IN_PLACE]->(chp:Place) WHERE $inside[chp.id] IS NOT NULL })
