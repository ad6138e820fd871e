// The projects of these ids as rows of projects.csv: what an import compares with before it writes.
// returns: one record: rows, each a list in the order of the file's columns, createdAt last; a column that names other
// things is the list of their ids
// cost: one index seek an id, one expansion a column that names other things
// viewer: none
// mode: read
UNWIND $ids AS id
MATCH (n:Project {id: id}) USING INDEX n:Project(id)
OPTIONAL MATCH (n)-[:IN_PLACE]->(place:Place)
WITH n, collect(place.id) AS place
RETURN collect([
  n.id, n.name, n.summary, n.status, n.sectors, n.spaces, place, n.latitude, n.longitude, n.startsOn, n.endsOn,
  n.visibility, n.createdAt
]) AS rows
