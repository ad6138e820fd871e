// The skill of a person.
// the_person_skill(r)
MATCH (first:Person {id: $first})-[{r}:HAS_SKILL]->(second:Skill {id: $second})
USING INDEX first:Person(id) USING INDEX second:Skill(id)
