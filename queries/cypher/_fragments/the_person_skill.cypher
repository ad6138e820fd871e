// The skill of a person.
// the_person_skill(r)
MATCH (:Person {id: $first})-[{r}:HAS_SKILL]->(:Skill {id: $second})
