// The place part of each of some parties, read where it is not known.
// part_read
OPTIONAL MATCH (x)-[:IN_PLACE]->(home:Place) WHERE known IS NULL
  WITH x, id, coverage, ring, coalesce(known, @place_part(home)) AS part
