// The thing has one of the filter's sectors, compared folded (A12), where it names any.
// has_filter_sectors(x)
(size($filter.sectors) = 0 OR any(sector IN {x}.sectorKeys WHERE sector IN $filter.sectors))
