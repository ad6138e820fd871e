// The people of these ids as rows of people.csv: what an import compares with before it writes.
// returns: one record: rows, each a list in the order of the file's columns, createdAt last; a column that names other
// things is the list of their ids
// cost: one index seek an id, one expansion a column that names other things
// viewer: none
// mode: read
UNWIND $ids AS id
MATCH (n:Person {id: id}) USING INDEX n:Person(id)
OPTIONAL MATCH (n)-[:IN_PLACE]->(place:Place)
WITH n, collect(place.id) AS place
RETURN collect([
  n.id, n.name, n.headline, n.about, n.languages, n.spaces, place, n.email, n.phone, n.contact, n.hoursPerWeek,
  n.availableFrom, n.availableUntil, n.remote, n.visibility, n.createdAt
]) AS rows
