// The place in which something is.
// home_asked(x)
OPTIONAL MATCH ({x})-[:IN_PLACE]->(home:Place)
