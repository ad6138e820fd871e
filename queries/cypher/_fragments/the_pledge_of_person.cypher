// The pledge of a person.
// the_pledge_of_person(r)
MATCH (first:Need {id: $first})<-[{r}:PLEDGES]-(second:Person {id: $second})
USING INDEX first:Need(id) USING INDEX second:Person(id)
