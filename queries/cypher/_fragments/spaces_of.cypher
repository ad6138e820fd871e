// A facet: the spaces of the thing.
// spaces_of(x)
[space IN {x}.spaces | [space, space]]
