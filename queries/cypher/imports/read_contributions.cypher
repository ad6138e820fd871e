// The contributions of these ids as rows of contributions.csv: what an import compares with before it writes.
// returns: one record: rows, each a list in the order of the file's columns; a column that names other
// things is the list of their ids
// cost: one index seek an id, one expansion a column that names other things
// viewer: none
// mode: read
UNWIND $ids AS id
MATCH (n:Contribution {id: id}) USING INDEX n:Contribution(id)
OPTIONAL MATCH (n)-[:GIVEN_TO]->(project:Project)
WITH n, collect(project.id) AS project
OPTIONAL MATCH (n)<-[:GAVE]-(party)
WITH n, project, collect(CASE WHEN party:Person THEN 'person:' ELSE 'organisation:' END + party.id) AS party
RETURN collect([
  n.id, project, party, n.kind, n.amount, n.currency, n.on, n.note
]) AS rows
