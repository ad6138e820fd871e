// The things of one page of an export, with the time that an import does not read.
// returns: one record: rows, [[id, updatedAt], ...] by id
// cost: one seek of a range in the index of ids
// viewer: none
// mode: read
// options: things = stored_people | stored_organisations | stored_projects | stored_skills | stored_assets | stored_places | stored_needs | stored_contributions
@{things}(n)
WHERE n.id >= $first AND n.id <= $last
WITH n ORDER BY n.id
RETURN collect([n.id, n.updatedAt]) AS rows
