// The needs of these ids as rows of needs.csv: what an import compares with before it writes.
// returns: one record: rows, each a list in the order of the file's columns, createdAt last; a column that names other
// things is the list of their ids
// cost: one index seek an id, one expansion a column that names other things
// viewer: none
// mode: read
UNWIND $ids AS id
MATCH (n:Need {id: id}) USING INDEX n:Need(id)
OPTIONAL MATCH (n)<-[:HAS_NEED]-(subject)
WITH n, collect(
  CASE WHEN subject:Person THEN 'person:' WHEN subject:Organisation THEN 'organisation:'
  ELSE 'project:' END + subject.id
) AS subject
OPTIONAL MATCH (n)-[:OF_SKILL]->(skill:Skill)
WITH n, subject, collect(skill.id) AS skill
OPTIONAL MATCH (n)-[:IN_PLACE]->(place:Place)
WITH n, subject, skill, collect(place.id) AS place
RETURN collect([
  n.id, n.title, subject, n.kind, skill, n.assetKind, n.level, n.quantity, n.urgency, place, n.startsOn, n.endsOn,
  n.raisedOn, n.fulfilledOn, n.status, n.visibility, n.createdAt
]) AS rows
