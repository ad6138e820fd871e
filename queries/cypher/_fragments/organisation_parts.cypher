// The place and availability parts of the organisations that can help, unrounded (N4).
// organisation_parts
@{home}(x)
  WITH 0 AS number, x, 'Organisation' AS type, id, ring, matches, coverage, @place_part(home) AS place, 0.5 AS availability
