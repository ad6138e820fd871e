// The organisations of these ids as rows of organisations.csv: what an import compares with before it writes.
// returns: one record: rows, each a list in the order of the file's columns, createdAt last; a column that names other
// things is the list of their ids
// cost: one index seek an id, one expansion a column that names other things
// viewer: none
// mode: read
UNWIND $ids AS id
MATCH (n:Organisation {id: id}) USING INDEX n:Organisation(id)
OPTIONAL MATCH (n)-[:IN_PLACE]->(place:Place)
WITH n, collect(place.id) AS place
OPTIONAL MATCH (n)-[:PART_OF]->(parent:Organisation)
WITH n, place, collect(parent.id) AS parent
RETURN collect([
  n.id, n.name, n.kind, n.summary, n.sectors, n.spaces, place, n.latitude, n.longitude, n.website, n.email, parent,
  n.visibility, n.createdAt
]) AS rows
