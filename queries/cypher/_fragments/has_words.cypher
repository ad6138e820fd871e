// Each of the encoded words of $words (one space before each) begins some word of the thing (L1).
// has_words(x)
all(word IN $words WHERE {x}.searchText CONTAINS word)
