// A facet: the sectors of the thing, each once, with its folded key (A12).
// sectors_of(x)
[i IN range(0, size({x}.sectorKeys) - 1) WHERE NOT {x}.sectorKeys[i] IN {x}.sectorKeys[0..i] | [{x}.sectorKeys[i], {x}.sectors[i]]]
