// The thing has one of the filter's spaces, where it names any.
// has_filter_spaces(x)
(size($filter.spaces) = 0 OR any(space IN {x}.spaces WHERE space IN $filter.spaces))
