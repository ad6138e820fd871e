// The relations of these needs as rows of pledges.csv: what an
// import compares with before it writes.
// returns: one record: rows, each a list in the order of the file's columns
// cost: one index seek an id, all its relations of this kind
// viewer: none
// mode: read
UNWIND $ids AS id
MATCH (a:Need {id: id})<-[r:PLEDGES]-(b) USING INDEX a:Need(id)
RETURN collect([
  a.id, CASE WHEN b:Person THEN 'person:' ELSE 'organisation:' END + b.id, r.quantity, r.until, r.status
]) AS rows
