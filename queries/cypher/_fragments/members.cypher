// An organisation's figure: how many edges the connection people counts (A14).
// members(x)
MATCH ({x})<-[:MEMBER_OF]-(fmp:Person)
WHERE @visible_person(fmp)
RETURN count(*) AS figure
