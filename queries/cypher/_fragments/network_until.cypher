// The last day of a relation, '~' where it is open: after all days, as '' of network_since is before them.
// network_until(r)
coalesce({r}.until, '~')
