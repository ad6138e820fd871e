// The skills of these ids as rows of skills.csv: what an import compares with before it writes.
// returns: one record: rows, each a list in the order of the file's columns; a column that names other
// things is the list of their ids
// cost: one index seek an id, one expansion a column that names other things
// viewer: none
// mode: read
UNWIND $ids AS id
MATCH (n:Skill {id: id}) USING INDEX n:Skill(id)
OPTIONAL MATCH (n)-[:NARROWER_THAN]->(broader:Skill)
WITH n, collect(broader.id) AS broader
OPTIONAL MATCH (n)-[:RELATED_TO]->(related:Skill)
WITH n, broader, collect(related.id) AS related
RETURN collect([
  n.id, n.name, n.altNames, n.description, broader, related
]) AS rows
