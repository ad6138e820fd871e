// As visible_organisation, for a viewer without a person of his own: by its visibility alone.
// visible_organisation__anybody(o)
{o}.visibility IN $visible
