// The $most smallest ids of those with each cover.
// first_ids
WITH cover, id ORDER BY id
WITH cover, collect(id) AS ids
WITH cover, ids[..$most] AS ids
