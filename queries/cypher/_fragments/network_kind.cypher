// The kind of a partnership.
// network_kind(r)
{r}.kind
