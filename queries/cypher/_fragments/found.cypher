// Binds x to the things of one label of which each asked word begins some word: the full-text index finds, the words decide (L1).
// found(label, x)
CALL db.index.fulltext.queryNodes('{label}[searchText]', $query) YIELD node AS {x}
WITH {x} WHERE @has_words({x})
