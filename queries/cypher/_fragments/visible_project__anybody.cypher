// As visible_project, for a viewer without a person of his own: by its visibility alone.
// visible_project__anybody(j)
{j}.visibility IN $visible
