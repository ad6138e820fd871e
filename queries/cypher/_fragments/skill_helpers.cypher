// Everybody who can help with the skills of $items and passes the filter but for the figures: type, id, the four parts
// unrounded (N4), and as further the match of each item. $skills are all skills that serve an item.
// skill_helpers
CALL () {
    WITH 1 AS one WHERE $people
    UNWIND $skills AS skill
    MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(x:Person)
    WITH x, collect([skill, r.level]) AS held
    WHERE @visible_person(x) AND @speaks(x)
    OPTIONAL MATCH (x)-[:IN_PLACE]->(home:Place)
    WITH x, 'Person:' + x.id AS key, held, home
    WHERE @chosen_helper(x, key, home)
    WITH x, key, @matches(held) AS further, @place_part(home) AS place
    RETURN 'Person' AS type, x.id AS id, @coverage(further) AS coverage, coalesce($hops[key], 0.0) AS proximity,
      CASE WHEN $remote AND x.remote AND place < 0.5 THEN 0.6 ELSE place END AS place, @availability(x) AS availability, further
    UNION ALL
    WITH 1 AS one WHERE $organisations
    UNWIND $skills AS skill
    MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(p:Person)
    WHERE @visible_person(p)
    MATCH (p)-[m:MEMBER_OF]->(x:Organisation) WHERE @active(m)
    WITH x, skill, max(r.level) AS level
    WITH x, collect([skill, level]) AS held
    WHERE @visible_organisation(x)
    OPTIONAL MATCH (x)-[:IN_PLACE]->(home:Place)
    WITH x, 'Organisation:' + x.id AS key, held, home
    WHERE @chosen_helper(x, key, home)
    WITH x, key, @matches(held) AS further, @place_part(home) AS place
    RETURN 'Organisation' AS type, x.id AS id, @coverage(further) AS coverage, coalesce($hops[key], 0.0) AS proximity, place,
      0.5 AS availability, further
  }
