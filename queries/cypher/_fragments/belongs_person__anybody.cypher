// As belongs_person, for a viewer without a person of his own: nothing belongs to him.
// belongs_person__anybody(p)
false
