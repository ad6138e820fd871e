// The relation is active on some day from $fromDay to $toDay (A7).
// active_during(r)
({r}.since IS NULL OR {r}.since <= $toDay) AND ({r}.until IS NULL OR {r}.until >= $fromDay)
