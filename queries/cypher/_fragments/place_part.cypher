// The place part of something in this place (H8): $places has 1.0 and 0.6 by id of a place, $placed says whether the request has one.
// place_part(place)
CASE WHEN NOT $placed THEN 0.5 ELSE coalesce($places[{place}.id], 0.3) END
