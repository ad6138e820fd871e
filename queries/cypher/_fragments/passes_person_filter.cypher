// The viewer sees the person, and it passes every part of PersonFilter that is given (A11, J4, L1, L3-L6). What the filter
// asks of relations is put in by the holes. The filter is one map, where what is not given is empty: Neo4j plans anew for
// each combination of types and sizes of parameters, but does not look into a map.
// passes_person_filter(x)
@visible_person({x}) AND @has_filter_words({x}) AND @has_filter_spaces({x})
  AND (size($filter.languages) = 0 OR any(language IN {x}.languageKeys WHERE language IN $filter.languages))
  AND ($filter.availableOn = '' OR (({x}.availableFrom IS NULL OR {x}.availableFrom <= $filter.availableOn) AND ({x}.availableUntil IS NULL OR {x}.availableUntil >= $filter.availableOn)))
  AND (size($filter.remote) = 0 OR {x}.remote IN $filter.remote)
  AND @{skills}({x}) AND @{place}({x}) AND @{organisation}({x}) AND @{project}({x})
