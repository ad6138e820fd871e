// The things of these groups of likely duplicates, the first $most of each by id.
// returns: one record: [[key, [id, ...]], ...]
// cost: reads all things of the type and compares their names with those of at most a page of groups; those are ordered
// plan: label scan, expand, sort
// viewer: filtered
// mode: read
// options: source = every_person | every_organisation | every_project | every_skill
// options: visible = visible_person | visible_organisation | visible_project | anything
@{source}(x)
WHERE x.nameWords <> '' AND @{visible}(x)
WITH x.id AS id, replace(x.nameWords, ' ', '') AS key
WHERE key IN $keys
WITH key, id ORDER BY key, id
WITH key, collect(id) AS ids
RETURN collect([key, ids[..$most]])
