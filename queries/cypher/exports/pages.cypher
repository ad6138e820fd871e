// All ids of one label, cut into pages: what an export goes by. (A page is sought by both its ends, because the embedded
// engine reads everything behind an id, and sorts it, where only its beginning and a LIMIT are given.)
// returns: one record: pages, [[first id, last id], ...] by id; total, the number of ids
// cost: all ids of the label, from the index of ids, held in memory at once; the embedded engine sorts them
// viewer: none
// mode: read
// options: things = stored_people | stored_organisations | stored_projects | stored_skills | stored_assets | stored_places | stored_needs | stored_contributions
@{things}(n)
WHERE n.id >= ''
WITH n.id AS id ORDER BY id
WITH collect(id) AS ids
RETURN [
  start IN range(0, size(ids), $size) WHERE start < size(ids) |
  [ids[start], ids[CASE WHEN start + $size < size(ids) THEN start + $size ELSE size(ids) END - 1]]
] AS pages, size(ids) AS total
