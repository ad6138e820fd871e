// The viewer sees the need, and it passes every part of NeedFilter that is given (A11, H7, L3, L4).
// passes_need_filter(x)
(size($filter.kinds) = 0 OR {x}.kind IN $filter.kinds) AND (size($filter.statuses) = 0 OR {x}.status IN $filter.statuses)
  AND (size($filter.urgency) = 0 OR {x}.urgency IN $filter.urgency)
  AND @{place}({x}) AND @visible_need({x})
