// The membership of its key (A16).
// the_membership(r)
MATCH (:Person {id: $first})-[{r}:MEMBER_OF]->(:Organisation {id: $second})
WHERE coalesce({r}.role, '') = $role AND coalesce({r}.since, '') = $since
