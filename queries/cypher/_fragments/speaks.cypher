// The person speaks any of the languages of $languages (H11), compared folded.
// speaks(p)
(size($languages) = 0 OR any(language IN {p}.languageKeys WHERE language IN $languages))
