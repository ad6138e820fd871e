// The assets with own coordinates between $south and $north, and from $west eastwards to $east; west > east crosses 180 degrees (J2).
// assets_in_box(x)
MATCH ({x}:Asset)
WHERE {x}.latitude >= $south AND {x}.latitude <= $north AND {x}.longitude IS NOT NULL
  AND (($west <= $east AND {x}.longitude >= $west AND {x}.longitude <= $east) OR ($west > $east AND ({x}.longitude >= $west OR {x}.longitude <= $east)))
