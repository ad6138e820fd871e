// The place part of each of some parties, where everybody of whom it is not known is in another country, or the request has no place.
// part_known
WITH x, id, coverage, ring, CASE WHEN $placed THEN coalesce(known, 0.3) ELSE 0.5 END AS part
