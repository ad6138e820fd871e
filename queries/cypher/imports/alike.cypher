// Of names of an import, by key (ADR 0033), those that another thing of the type has already.
// returns: one record: [[key, smallest id of another thing], ...]
// cost: reads the names of all things of the label once for each batch of an import's keys; a look into a map each
// plan: label scan
// viewer: none
// mode: read
// options: source = every_person | every_organisation | every_project | every_skill
@{source}(x)
WHERE x.nameWords <> ''
WITH x.id AS id, replace(x.nameWords, ' ', '') AS key
WHERE $ids[key] <> id
WITH key, min(id) AS other
RETURN collect([key, other]) AS rows
