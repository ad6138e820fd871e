// Where the request has no filter, everybody passes.
// unfiltered(x)
true
