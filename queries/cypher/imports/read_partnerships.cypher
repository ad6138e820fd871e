// The relations of these organisations as rows of partnerships.csv: what an
// import compares with before it writes.
// returns: one record: rows, each a list in the order of the file's columns
// cost: one index seek an id, all its relations of this kind
// viewer: none
// mode: read
UNWIND $ids AS id
MATCH (a:Organisation {id: id})-[r:PARTNERS_WITH]->(b:Organisation) USING INDEX a:Organisation(id)
RETURN collect([a.id, b.id, r.kind, r.since, r.until, r.amount, r.currency]) AS rows
