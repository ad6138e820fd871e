// The projects that the full-text index finds; the words of the filter decide.
// projects_with_words(x)
CALL db.index.fulltext.queryNodes('Project[searchText]', $query) YIELD node AS {x}
WITH {x}
