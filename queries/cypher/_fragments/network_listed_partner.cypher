// The other end of a partnership is one of $nodes too.
// network_listed_partner(o)
{o}.id IN $nodes
