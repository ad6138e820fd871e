// As able_by_skill, but from the places: for a report within one.
// able_by_place
UNWIND keys($places) AS id
  MATCH (own:Place {id: id})<-[:IN_PLACE]-(p:Person)
  WHERE @visible_person(p) AND @shares_a_day(p)
  MATCH (p)-[:HAS_SKILL]->(skill:Skill)
  WHERE $serving[skill.id] IS NOT NULL
  WITH own, p, collect($serving[skill.id]) AS served
