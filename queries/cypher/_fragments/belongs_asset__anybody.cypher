// As belongs_asset, for a viewer without a person of his own: nothing belongs to him.
// belongs_asset__anybody(a)
false
