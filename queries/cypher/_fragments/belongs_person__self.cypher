// As belongs_person, for a viewer who is a steward of nothing: himself.
// (any, not =: visible_organisation says why.)
// belongs_person__self(p)
any(me IN [$self] WHERE me = {p}.id)
