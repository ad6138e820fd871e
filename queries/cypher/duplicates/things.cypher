// The things of these groups of likely duplicates, the first $most of each by id.
// returns: one record: [[key, [id, ...]], ...]
// cost: reads all things of the type and compares their names with those of at most a page of groups; those are ordered
// plan: label scan, expand, sort
// viewer: filtered
// mode: read
// options: source = every_person | every_organisation | every_project
// options: visible = visible_person | visible_organisation | visible_project
@{source}(x)
WHERE x.nameWords <> '' AND @{visible}(x)
@things_of_groups
