// The use of its key (A16).
// the_asset_use(r)
MATCH (:Project {id: $first})-[{r}:USES]->(:Asset {id: $second})
WHERE coalesce({r}.since, '') = $since
