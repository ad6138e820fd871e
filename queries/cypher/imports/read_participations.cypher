// The relations of these projects as rows of participations.csv: what an
// import compares with before it writes.
// returns: one record: rows, each a list in the order of the file's columns
// cost: one index seek an id, all its relations of this kind
// viewer: none
// mode: read
UNWIND $ids AS id
MATCH (a:Project {id: id})<-[r:WORKS_ON]-(b) USING INDEX a:Project(id)
RETURN collect([
  a.id, CASE WHEN b:Person THEN 'person:' ELSE 'organisation:' END + b.id, r.role, r.since, r.until, r.hoursPerWeek
]) AS rows
