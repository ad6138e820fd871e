// The organisations that the full-text index finds; the words of the filter decide.
// organisations_with_words(x)
CALL db.index.fulltext.queryNodes('Organisation[searchText]', $query) YIELD node AS {x}
WITH {x}
