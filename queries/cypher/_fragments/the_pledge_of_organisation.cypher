// The pledge of an organisation.
// the_pledge_of_organisation(r)
MATCH (first:Need {id: $first})<-[{r}:PLEDGES]-(second:Organisation {id: $second})
USING INDEX first:Need(id) USING INDEX second:Organisation(id)
