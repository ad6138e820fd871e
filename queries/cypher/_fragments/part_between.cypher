// The place part of what is at this spot (empty: nowhere) for a need in this place (null: anywhere), both by id (H8).
// part_between(spot, place)
CASE WHEN {place} IS NULL THEN 0.5 ELSE coalesce($places[{spot}][{place}], 0.3) END
