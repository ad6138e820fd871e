// How many skills there are that pass the filter.
// returns: one record: the count
// cost: reads all of the source
// viewer: reference
// mode: read
// options: source = every_skill | skills_with_words | skills_narrower
// options: filter = anything | passes_skill_filter
@{source}(x)
WHERE @{filter}(x)
RETURN count(*) AS total
