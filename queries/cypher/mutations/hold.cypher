// Holds one thing for the rest of the transaction, before it is read: another writer waits, or is tried again.
// returns: one record: held, 1 where it is there
// cost: one index seek; writes the id that is there already
// viewer: none
// mode: write
// graph: same
// options: thing = the_person | the_organisation | the_project | the_skill | the_asset | the_place | the_need | the_contribution
@{thing}(x)
SET x.id = x.id
RETURN count(*) AS held
