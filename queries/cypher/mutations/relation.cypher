// One relation by its key, as it is: what a mutation compares with before it writes.
// returns: one record: found, the properties of the relation; empty where it is not there
// cost: two index seeks; walks the relations between its ends, from the one that has fewer of the kind
// viewer: none
// mode: read
// options: relation = the_membership | the_participation_of_person | the_participation_of_organisation | the_person_skill | the_partnership | the_asset_use | the_endorsement | the_pledge_of_person | the_pledge_of_organisation
@{relation}(r)
RETURN collect(properties(r)) AS found
