// The order key of a candidate who is as far as he can be: none that he can have comes behind it.
// last_key
[0.0 - @helper_score(farthest), type, id]
