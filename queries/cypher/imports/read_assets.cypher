// The assets of these ids as rows of assets.csv: what an import compares with before it writes.
// returns: one record: rows, each a list in the order of the file's columns, createdAt last; a column that names other
// things is the list of their ids
// cost: one index seek an id, one expansion a column that names other things
// viewer: none
// mode: read
UNWIND $ids AS id
MATCH (n:Asset {id: id}) USING INDEX n:Asset(id)
OPTIONAL MATCH (n)<-[:OWNS]-(owner)
WITH n, collect(CASE WHEN owner:Person THEN 'person:' ELSE 'organisation:' END + owner.id) AS owner
OPTIONAL MATCH (n)-[:IN_PLACE]->(place:Place)
WITH n, owner, collect(place.id) AS place
RETURN collect([
  n.id, n.name, n.kind, n.summary, owner, place, n.latitude, n.longitude, n.capacity, n.terms, n.availableFrom,
  n.availableUntil, n.visibility, n.createdAt
]) AS rows
