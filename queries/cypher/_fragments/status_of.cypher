// A facet: the status of the thing.
// status_of(x)
[[{x}.status, {x}.status]]
