// As visible_person, for a viewer without a person of his own: by its visibility alone.
// visible_person__anybody(p)
{p}.visibility IN $visible
