// The place part of a party whose own place has this part: people who work remotely have more of it (H8).
// place_of(x, part)
CASE WHEN $remote AND {x}.remote AND {part} < 0.5 THEN 0.6 ELSE {part} END
