// The assets that the full-text index finds; @passes_asset_filter decides.
// assets_with_words(x)
CALL db.index.fulltext.queryNodes('Asset[searchText]', $query) YIELD node AS {x}
WITH {x}
