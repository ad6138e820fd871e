// The assets of the owner in the filter, a person.
// assets_of_person(x)
MATCH (:Person {id: $filter.owner})-[:OWNS]->({x}:Asset)
WITH {x}
