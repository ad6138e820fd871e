// The relations of these people, as endorsers, as rows of endorsements.csv: what an
// import compares with before it writes.
// returns: one record: rows, each a list in the order of the file's columns
// cost: one index seek an id, all its relations of this kind
// viewer: none
// mode: read
UNWIND $ids AS id
MATCH (a:Person {id: id})-[r:ENDORSES]->(b:Person) USING INDEX a:Person(id)
RETURN collect([a.id, b.id, r.skill, r.on]) AS rows
