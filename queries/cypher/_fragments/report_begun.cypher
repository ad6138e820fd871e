// The relation began by the end of a report, or at a time that is unknown.
// report_begun(r)
({r}.since IS NULL OR {r}.since <= $to)
