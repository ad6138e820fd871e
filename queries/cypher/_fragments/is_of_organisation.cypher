// The person has a membership, of any date, of the organisation in the filter (L5).
// is_of_organisation(x)
EXISTS { MATCH ({x})-[:MEMBER_OF]->(:Organisation {id: $filter.organisation}) }
