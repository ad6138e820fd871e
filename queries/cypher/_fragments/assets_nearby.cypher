// The assets with own coordinates at most $radiusKm from a point by the haversine formula (J2); the box around it narrows first.
// assets_nearby(x)
@assets_in_box({x})
WITH {x}, sin(radians({x}.latitude - $latitude) / 2) AS up, sin(radians({x}.longitude - $longitude) / 2) AS across
WITH {x}, up * up + cos(radians($latitude)) * cos(radians({x}.latitude)) * across * across AS chord
WITH {x} WHERE round(2 * 6371.0088 * asin(sqrt(CASE WHEN chord > 1 THEN 1.0 ELSE chord END)), 9, 'HALF_EVEN') <= $radiusKm
