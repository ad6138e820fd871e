// The things of one page of an export that relations of one file begin at, and how many each: a hub may have more than
// whole pages of others.
// returns: one record: rows, [[id, number of relations], ...] by id
// cost: one seek of a range in the index of ids, the number of relations of one type a thing
// viewer: none
// mode: read
// options: things = stored_people | stored_organisations | stored_projects | stored_needs
// options: relations = count_of_memberships | count_of_participations | count_of_person_skills | count_of_partnerships | count_of_asset_uses | count_of_pledges | count_of_endorsements
@{things}(n)
WHERE n.id >= $first AND n.id <= $last
WITH n.id AS id, @{relations}(n) AS relations ORDER BY id
WHERE relations > 0
RETURN collect([id, relations]) AS rows
