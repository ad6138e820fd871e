// The places of these ids as rows of places.csv: what an import compares with before it writes.
// returns: one record: rows, each a list in the order of the file's columns; a column that names other
// things is the list of their ids
// cost: one index seek an id, one expansion a column that names other things
// viewer: none
// mode: read
UNWIND $ids AS id
MATCH (n:Place {id: id}) USING INDEX n:Place(id)
OPTIONAL MATCH (n)-[:WITHIN]->(parent:Place)
WITH n, collect(parent.id) AS parent
RETURN collect([
  n.id, n.name, n.kind, n.code, parent, n.latitude, n.longitude
]) AS rows
