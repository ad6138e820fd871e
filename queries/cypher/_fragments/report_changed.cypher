// The relation began or ended between $from and $to.
// report_changed(r)
(({r}.since >= $from AND {r}.since <= $to) OR ({r}.until >= $from AND {r}.until <= $to))
