// Everybody who covers some of the skills of $items and passes the filter but for the score: type, x, key, the match of each
// item, coverage. $skills are all skills that serve an item; 5e-10 is the largest coverage that is shown as 0.
// skill_helpers
CALL () {
    WITH 1 AS one WHERE $people
    UNWIND $skills AS skill
    MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(x:Person)
    WITH x, skill, r.level AS level
    @{matching}(x)
    WHERE @visible_person(x) AND @speaks(x)
    RETURN 'Person' AS type, x, 'Person:' + x.id AS key, matches
    UNION ALL
    WITH 1 AS one WHERE $organisations
    UNWIND $skills AS skill
    MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(p:Person)
    WHERE @visible_person(p)
    MATCH (p)-[m:MEMBER_OF]->(x:Organisation) WHERE @active(m)
    WITH x, skill, max(r.level) AS level
    @{matching}(x)
    WHERE @visible_organisation(x)
    RETURN 'Organisation' AS type, x, 'Organisation:' + x.id AS key, matches
  }
  WITH type, x, key, matches, @coverage(matches) AS coverage
  WHERE coverage > 5e-10 AND ($minCoverage = 0.0 OR round(coverage, 9, 'HALF_EVEN') >= $minCoverage) AND @chosen_helper(x, key)
