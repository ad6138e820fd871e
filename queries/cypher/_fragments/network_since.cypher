// The first day of a relation, '' where it is unknown: databases leave null out of a collected list.
// network_since(r)
coalesce({r}.since, '')
