// What each of some needs asks for, by whom, when and where (H1, H2, H5, H7, H14).
// returns: one record: [[id, kind, id of the skill, level, kind of asset, quantity, startsOn, endsOn, [type and id of the
// subject], languages of the subject where that is a person, id of the place], ...], without needs that the viewer does not see
// cost: one index seek a need, expands four relations of each
// viewer: filtered
// mode: read
UNWIND $needs AS id
MATCH (n:Need {id: id})<-[:HAS_NEED]-(subject)
WHERE @visible_need(n)
OPTIONAL MATCH (n)-[:OF_SKILL]->(skill:Skill)
OPTIONAL MATCH (n)-[:IN_PLACE]->(own:Place)
OPTIONAL MATCH (subject)-[:IN_PLACE]->(theirs:Place)
RETURN collect([id, n.kind, skill.id, n.level, n.assetKind, n.quantity, n.startsOn, n.endsOn, [labels(subject)[0], subject.id],
  CASE WHEN subject:Person THEN subject.languages END, coalesce(own.id, theirs.id)])
