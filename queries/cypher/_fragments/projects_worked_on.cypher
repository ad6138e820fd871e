// A party's figure: how many edges the connection projects counts (A14).
// projects_worked_on(x)
MATCH ({x})-[:WORKS_ON]->(fpj:Project)
WHERE @visible_project(fpj)
RETURN count(*) AS figure
