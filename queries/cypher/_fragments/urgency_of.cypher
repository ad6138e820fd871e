// A facet: how urgent the need is.
// urgency_of(x)
[[{x}.urgency, {x}.urgency]]
