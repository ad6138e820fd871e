// The skills that the full-text index finds; the words of the filter decide.
// skills_with_words(x)
CALL db.index.fulltext.queryNodes('Skill[searchText]', $query) YIELD node AS {x}
WITH {x}
