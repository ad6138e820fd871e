// The use of its key (A16).
// the_asset_use(r)
MATCH (first:Project {id: $first})-[{r}:USES]->(second:Asset {id: $second})
USING INDEX first:Project(id) USING INDEX second:Asset(id)
WHERE coalesce({r}.since, '') = $since
