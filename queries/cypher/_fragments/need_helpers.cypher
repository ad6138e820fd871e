// Everybody who covers some of the skill that the question with this number asks for: type, x, coverage.
// need_helpers(number)
CALL ({number}) {
    UNWIND $questions[{number}].skills AS skill
    MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(x:Person)
    WITH x, max($questions[{number}].matches[skill][r.level - 1]) AS coverage
    WHERE @visible_person(x)
    RETURN 'Person' AS type, x, coverage
    UNION ALL
    UNWIND $questions[{number}].skills AS skill
    MATCH (:Skill {id: skill})<-[r:HAS_SKILL]-(p:Person)
    WHERE @visible_person(p)
    MATCH (p)-[m:MEMBER_OF]->(x:Organisation) WHERE @active(m)
    WITH x, max($questions[{number}].matches[skill][r.level - 1]) AS coverage
    WHERE @visible_organisation(x)
    RETURN 'Organisation' AS type, x, coverage
  }
  WITH {number}, type, x, coverage
  WHERE $questions[{number}].excluded[type][x.id] IS NULL
