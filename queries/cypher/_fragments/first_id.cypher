// The smallest id of those with each cover, in a list.
// first_id
WITH cover, min(id) AS id
WITH cover, [id] AS ids
