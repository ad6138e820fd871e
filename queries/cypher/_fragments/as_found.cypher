// Nothing: what was found is ordered.
// as_found(x)
