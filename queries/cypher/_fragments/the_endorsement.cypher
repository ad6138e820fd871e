// The endorsement of its key (A16).
// the_endorsement(r)
MATCH (:Person {id: $first})-[{r}:ENDORSES]->(:Person {id: $second})
WHERE {r}.skill = $skill
