// The viewer sees the asset, and it passes every part of AssetFilter that is given (J3, J4, J5, N2, L1). byOwner is true where
// some part asks about the owner: an asset without one, or with a hidden one (B9), fails it; only organisations have sectors.
// The filter is one map, where what is not given is empty: Neo4j plans anew for each combination of types and sizes of
// parameters, but does not look into a map.
// passes_asset_filter(x)
@visible_asset({x}) AND @has_filter_words({x})
  AND (size($filter.kinds) = 0 OR {x}.kind IN $filter.kinds) AND (size($filter.terms) = 0 OR {x}.terms IN $filter.terms)
  AND ($filter.availableOn = '' OR (({x}.availableFrom IS NULL OR {x}.availableFrom <= $filter.availableOn) AND ({x}.availableUntil IS NULL OR {x}.availableUntil >= $filter.availableOn)))
  AND (NOT $filter.byOwner OR EXISTS {
    MATCH ({x})<-[:OWNS]-(fao)
    WHERE ($filter.owner = '' OR (fao.id = $filter.owner AND $filter.ownerType IN labels(fao)))
      AND (size($filter.sectors) = 0 OR (fao:Organisation AND any(sector IN fao.sectorKeys WHERE sector IN $filter.sectors)))
      AND (size($filter.spaces) = 0 OR any(space IN fao.spaces WHERE space IN $filter.spaces))
      AND ((fao:Organisation AND @visible_organisation(fao)) OR (fao:Person AND @visible_person(fao)))
  })
