// The membership of its key (A16).
// the_membership(r)
MATCH (first:Person {id: $first})-[{r}:MEMBER_OF]->(second:Organisation {id: $second})
USING INDEX first:Person(id) USING INDEX second:Organisation(id)
WHERE coalesce({r}.role, '') = $role AND coalesce({r}.since, '') = $since
