// The participation of its key (A16), of a person.
// the_participation_of_person(r)
MATCH (first:Project {id: $first})<-[{r}:WORKS_ON]-(second:Person {id: $second})
USING INDEX first:Project(id) USING INDEX second:Person(id)
WHERE {r}.role = $role AND coalesce({r}.since, '') = $since
