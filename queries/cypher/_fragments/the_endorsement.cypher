// The endorsement of its key (A16).
// the_endorsement(r)
MATCH (first:Person {id: $first})-[{r}:ENDORSES]->(second:Person {id: $second})
USING INDEX first:Person(id) USING INDEX second:Person(id)
WHERE {r}.skill = $skill
