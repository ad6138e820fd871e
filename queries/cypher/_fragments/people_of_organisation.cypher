// The people with a membership, of any date, of the organisation in the filter (L5), each once.
// people_of_organisation(x)
MATCH (:Organisation {id: $filter.organisation})<-[:MEMBER_OF]-({x}:Person)
WITH DISTINCT {x}
