// The place part of a place with this id or null (H8): {parts} has 1.0 and 0.6 by id, and is null where the request has no place.
// part_among(id, parts)
CASE WHEN {parts} IS NULL THEN 0.5 ELSE coalesce({parts}[{id}], 0.3) END
