// Each of the filter's encoded words begins some word of the thing (L1).
// has_filter_words(x)
all(word IN $filter.words WHERE {x}.searchText CONTAINS word)
