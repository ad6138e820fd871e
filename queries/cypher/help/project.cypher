// What a project asks for: its open needs of skills that the viewer sees, in the order of their ids, and when and where (H1, H7).
// returns: one record: whether the viewer sees such a project, startsOn, endsOn, id of the place, [[id of a skill, level], ...]
// cost: one index seek, expands the needs of the project
// viewer: filtered
// mode: read
OPTIONAL MATCH (j:Project {id: $project}) WHERE @visible_project(j)
OPTIONAL MATCH (j)-[:IN_PLACE]->(place:Place)
WITH j, place LIMIT 1
CALL (j) {
  MATCH (j)-[:HAS_NEED]->(n:Need)-[:OF_SKILL]->(skill:Skill)
  WHERE n.kind = 'SKILL' AND n.status = 'OPEN' AND @visible_need(n)
  WITH n, skill ORDER BY n.id
  RETURN collect([skill.id, n.level]) AS items
}
RETURN j IS NOT NULL, j.startsOn, j.endsOn, place.id, items
