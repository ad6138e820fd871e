// A project's figure: how many edges the connections people and organisations count together (A14).
// participants(x)
CALL ({x}) {
  MATCH ({x})<-[:WORKS_ON]-(fpp:Person)
  WHERE @visible_person(fpp)
  RETURN count(*) AS part
  UNION ALL
  MATCH ({x})<-[:WORKS_ON]-(fpo:Organisation)
  WHERE @visible_organisation(fpo)
  RETURN count(*) AS part
}
RETURN sum(part) AS figure
