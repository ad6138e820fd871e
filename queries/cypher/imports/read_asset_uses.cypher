// The relations of these projects as rows of asset_uses.csv: what an
// import compares with before it writes.
// returns: one record: rows, each a list in the order of the file's columns
// cost: one index seek an id, all its relations of this kind
// viewer: none
// mode: read
UNWIND $ids AS id
MATCH (a:Project {id: id})-[r:USES]->(b:Asset) USING INDEX a:Project(id)
RETURN collect([a.id, b.id, r.since, r.until]) AS rows
