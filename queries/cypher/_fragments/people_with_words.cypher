// The people that the full-text index finds; the words of the filter decide.
// people_with_words(x)
CALL db.index.fulltext.queryNodes('Person[searchText]', $query) YIELD node AS {x}
WITH {x}
