// Where a filter asks nothing of a relation.
// anything(x)
true
