// As belongs_need, for a viewer without a person of his own: nothing belongs to him.
// belongs_need__anybody(n)
false
