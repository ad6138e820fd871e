// The viewer sees the project, and it passes every part of ProjectFilter that is given (A11, A12, L1, L4, L7).
// passes_project_filter(x)
@visible_project({x}) AND @has_filter_words({x}) AND @has_filter_spaces({x}) AND @has_filter_sectors({x})
  AND (size($filter.statuses) = 0 OR {x}.status IN $filter.statuses)
  AND ($filter.activeOn = '' OR (({x}.startsOn IS NULL OR {x}.startsOn <= $filter.activeOn) AND ({x}.endsOn IS NULL OR {x}.endsOn >= $filter.activeOn)))
  AND @{place}({x})
