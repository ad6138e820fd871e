// The party with this key and this place of its own passes the filter (H11) but for the figures, and is not excluded (H4).
// chosen_helper(x, key, home)
$excluded[{key}] IS NULL AND (size($spaces) = 0 OR any(space IN {x}.spaces WHERE space IN $spaces)) AND (NOT $within OR $inside[{home}.id] IS NOT NULL)
