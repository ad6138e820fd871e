// As visible_project, for a viewer who is a steward of nothing: by its visibility alone.
// visible_project__self(j)
{j}.visibility IN $visible
