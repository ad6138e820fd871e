// As visible_asset, for a viewer without a person of his own: by its visibility alone.
// visible_asset__anybody(a)
{a}.visibility IN $visible
