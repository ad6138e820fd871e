// The person is the viewer's own.
// (any, not =: visible_organisation says why.)
// himself(p)
any(me IN [$self] WHERE me = {p}.id)
