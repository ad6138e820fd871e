// A facet: the kind of asset that is needed; a need of a skill has none.
// asset_kind_of(x)
[kind IN [{x}.assetKind] WHERE kind IS NOT NULL | [kind, kind]]
