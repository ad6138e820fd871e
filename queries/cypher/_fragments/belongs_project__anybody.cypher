// As belongs_project, for a viewer without a person of his own: nothing belongs to him.
// belongs_project__anybody(j)
false
