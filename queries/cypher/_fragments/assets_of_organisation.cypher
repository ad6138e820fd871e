// The assets of the owner in the filter, an organisation.
// assets_of_organisation(x)
MATCH (:Organisation {id: $filter.owner})-[:OWNS]->({x}:Asset)
WITH {x}
