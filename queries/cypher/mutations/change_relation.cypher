// Changes one relation, by its key; null takes a property away.
// returns: one record: changed, 1
// cost: as relation
// viewer: none
// mode: write
// options: relation = the_membership | the_participation_of_person | the_participation_of_organisation | the_person_skill | the_partnership | the_asset_use | the_endorsement | the_pledge_of_person | the_pledge_of_organisation
@{relation}(r)
SET r += $values
RETURN count(*) AS changed
