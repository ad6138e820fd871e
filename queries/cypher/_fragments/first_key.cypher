// The order key of a candidate who is as near as he can be: none that he can have comes before it.
// first_key
[0.0 - @helper_score(nearest), type, id]
