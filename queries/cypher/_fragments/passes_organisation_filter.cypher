// The viewer sees the organisation, and it passes every part of OrganisationFilter that is given (A11, A12, L1, L4).
// passes_organisation_filter(x)
@visible_organisation({x}) AND @has_filter_words({x}) AND @has_filter_spaces({x}) AND @has_filter_sectors({x})
  AND (size($filter.kinds) = 0 OR {x}.kind IN $filter.kinds)
  AND @{place}({x})
