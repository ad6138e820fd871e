// Every relation that begins at a thing of one page, whatever its type: to compare two databases.
// returns: one record: [[id, type, label of the other end, its id, properties], ...], in no order
// cost: one seek of a range in the index of ids, the relations of its things
// viewer: none
// mode: read
// options: things = stored_people | stored_organisations | stored_projects | stored_skills | stored_assets | stored_places | stored_needs | stored_contributions
@{things}(n)
WHERE n.id >= $first AND n.id <= $last
MATCH (n)-[r]->(x)
RETURN collect([n.id, type(r), labels(x)[0], x.id, properties(r)])
