// The relation is active today (A7): both ends inclusive, a missing end is open.
// active(r)
({r}.since IS NULL OR {r}.since <= $today) AND ({r}.until IS NULL OR {r}.until >= $today)
