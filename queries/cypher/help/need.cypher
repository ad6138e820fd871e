// What a need asks for, by whom, when and where (H1, H2, H5, H7, H14).
// returns: one record: kind (null where the viewer sees no such need), id of the skill, level, kind of asset, quantity, startsOn,
// endsOn, type and id of the subject, languages of the subject where that is a person, id of the place
// cost: one index seek, expands four relations
// viewer: filtered
// mode: read
OPTIONAL MATCH (n:Need {id: $need}) WHERE @visible_need(n)
OPTIONAL MATCH (n)-[:OF_SKILL]->(skill:Skill)
OPTIONAL MATCH (n)<-[:HAS_NEED]-(subject)
OPTIONAL MATCH (n)-[:IN_PLACE]->(own:Place)
OPTIONAL MATCH (subject)-[:IN_PLACE]->(theirs:Place)
WITH n, skill, subject, coalesce(own.id, theirs.id) AS place LIMIT 1
RETURN n.kind, skill.id, n.level, n.assetKind, n.quantity, n.startsOn, n.endsOn, CASE WHEN subject IS NULL THEN null ELSE labels(subject)[0] END, subject.id, CASE WHEN subject:Person THEN subject.languages END, place
