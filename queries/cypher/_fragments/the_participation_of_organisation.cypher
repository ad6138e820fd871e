// The participation of its key (A16), of an organisation.
// the_participation_of_organisation(r)
MATCH (first:Project {id: $first})<-[{r}:WORKS_ON]-(second:Organisation {id: $second})
USING INDEX first:Project(id) USING INDEX second:Organisation(id)
WHERE {r}.role = $role AND coalesce({r}.since, '') = $since
