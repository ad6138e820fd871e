// The things of one page, with everything that is stored of them, whoever may see it: to compare two databases.
// returns: one record: [properties, ...] by id, each a map
// cost: one seek of a range in the index of ids
// viewer: none
// mode: read
// options: things = stored_people | stored_organisations | stored_projects | stored_skills | stored_assets | stored_places | stored_needs | stored_contributions
@{things}(n)
WHERE n.id >= $first AND n.id <= $last
WITH n ORDER BY n.id
RETURN collect(properties(n))
