// A facet: the kind of the thing.
// kind_of(x)
[[{x}.kind, {x}.kind]]
