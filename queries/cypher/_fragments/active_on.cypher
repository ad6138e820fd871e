// The relation is active on the day $on.
// active_on(r)
({r}.since IS NULL OR {r}.since <= $on) AND ({r}.until IS NULL OR {r}.until >= $on)
