// As visible_organisation, for a viewer who is a steward of nothing: by its visibility alone.
// visible_organisation__self(o)
{o}.visibility IN $visible
