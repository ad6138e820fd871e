// The relations of these people as rows of person_skills.csv: what an
// import compares with before it writes.
// returns: one record: rows, each a list in the order of the file's columns
// cost: one index seek an id, all its relations of this kind
// viewer: none
// mode: read
UNWIND $ids AS id
MATCH (a:Person {id: id})-[r:HAS_SKILL]->(b:Skill) USING INDEX a:Person(id)
RETURN collect([a.id, b.id, r.level, r.years]) AS rows
