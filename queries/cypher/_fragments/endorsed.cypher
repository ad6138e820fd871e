// How many people whom the viewer sees endorse that skill of the person.
// endorsed(p, s)
COUNT { MATCH ({p})<-[e:ENDORSES]-(by:Person) WHERE e.skill = {s}.id AND @visible_person(by) }
