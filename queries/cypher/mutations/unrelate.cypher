// Deletes one relation, by its key.
// returns: one record: deleted, 1
// cost: as relation
// viewer: none
// mode: write
// options: relation = the_membership | the_participation_of_person | the_participation_of_organisation | the_person_skill | the_partnership | the_asset_use | the_endorsement
@{relation}(r)
DELETE r
RETURN count(*) AS deleted
