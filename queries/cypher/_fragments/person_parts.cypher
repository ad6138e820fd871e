// The place and availability parts of the people who can help, unrounded (N4).
// person_parts
@{home}(x)
  WITH x, id, matches, coverage, ring, @place_part(home) AS place
  WITH 0 AS number, x, 'Person' AS type, id, ring, matches, coverage,
    @place_of(x, place) AS place, @availability(x) AS availability
