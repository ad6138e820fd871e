// The partnership of its key (A16).
// the_partnership(r)
MATCH (first:Organisation {id: $first})-[{r}:PARTNERS_WITH]->(second:Organisation {id: $second})
USING INDEX first:Organisation(id) USING INDEX second:Organisation(id)
WHERE {r}.kind = $kind AND coalesce({r}.since, '') = $since
