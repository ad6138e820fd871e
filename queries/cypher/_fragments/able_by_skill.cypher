// People who are free today and hold a skill of $held, each with the place and, for each skill held, the needed ones that it
// serves ($serving, K2): from the skills.
// able_by_skill
UNWIND $held AS id
  MATCH (:Skill {id: id})<-[:HAS_SKILL]-(p:Person)
  WITH p, collect($serving[id]) AS served
  WHERE @visible_person(p) AND @shares_a_day(p)
  MATCH (p)-[:IN_PLACE]->(own:Place)
