// The skills of these groups of likely duplicates, the first $most of each by id.
// returns: one record: [[key, [id, ...]], ...]
// cost: reads all skills and compares their names with those of at most a page of groups; those are ordered
// plan: label scan, sort
// viewer: reference
// mode: read
MATCH (x:Skill)
WHERE x.nameWords <> ''
@things_of_groups
