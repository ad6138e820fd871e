// The names of the indexes that are there and ready, and of those that are still being filled.
// returns: one record: ready, pending: lists of strings
// cost: reads the schema only
// viewer: none
// mode: read
SHOW INDEXES YIELD name, state
RETURN collect(CASE WHEN state = 'ONLINE' THEN name END) AS ready,
       collect(CASE WHEN state <> 'ONLINE' THEN name END) AS pending
