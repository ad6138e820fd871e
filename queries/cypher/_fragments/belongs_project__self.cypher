// As belongs_project, for a viewer who is a steward of nothing: none is his.
// belongs_project__self(j)
false
