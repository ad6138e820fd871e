// Deletes one relation, by its key.
// returns: one record: deleted, 1
// cost: one index seek or two; walks the relations between its ends
// viewer: none
// mode: write
// options: relation = the_membership | the_participation | the_person_skill | the_partnership | the_asset_use | the_endorsement
@{relation}(r)
DELETE r
RETURN count(*) AS deleted
