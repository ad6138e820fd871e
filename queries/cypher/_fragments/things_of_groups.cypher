// The things x of the groups of $keys (ADR 0033), the first $most of each by id.
// things_of_groups
WITH x.id AS id, replace(x.nameWords, ' ', '') AS key
WHERE key IN $keys
WITH key, id ORDER BY key, id
WITH key, collect(id) AS ids
RETURN collect([key, ids[..$most]])
