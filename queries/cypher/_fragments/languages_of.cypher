// A facet: the languages of the person, each once, with its folded key (A12).
// languages_of(x)
[i IN range(0, size({x}.languageKeys) - 1) WHERE NOT {x}.languageKeys[i] IN {x}.languageKeys[0..i] | [{x}.languageKeys[i], {x}.languages[i]]]
