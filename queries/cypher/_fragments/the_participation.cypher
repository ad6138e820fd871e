// The participation of its key (A16).
// the_participation(r)
MATCH (:Project {id: $first})<-[{r}:WORKS_ON]-(rel:Person|Organisation)
WHERE rel.id = $second AND labels(rel)[0] = $secondType AND {r}.role = $role AND coalesce({r}.since, '') = $since
