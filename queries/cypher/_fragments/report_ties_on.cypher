// Binds r to the partnerships that began or ended between $from and $to, between two organisations that work, in any
// role and at any time, on the project of a report.
// report_ties_on(r)
@{projects}(j)
MATCH (j)<-[:WORKS_ON]-(a:Organisation) WHERE @visible_organisation(a)
WITH DISTINCT j, a
MATCH (a)-[{r}:PARTNERS_WITH]->(b:Organisation)
WHERE @report_changed({r}) AND @visible_organisation(b) AND EXISTS { MATCH (b)-[:WORKS_ON]->(j) }
WITH {r}
