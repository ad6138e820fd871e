// Binds r to the partnerships that began or ended between $from and $to and have an organisation of a report at one
// end, each once.
// report_ties_of(r)
@{organisations}(o)
MATCH (o)-[{r}:PARTNERS_WITH]-(b:Organisation)
WHERE @report_changed({r}) AND @visible_organisation(b)
WITH DISTINCT {r}
