// The partnership of its key (A16).
// the_partnership(r)
MATCH (:Organisation {id: $first})-[{r}:PARTNERS_WITH]->(:Organisation {id: $second})
WHERE {r}.kind = $kind AND coalesce({r}.since, '') = $since
