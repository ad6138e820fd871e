// On some day up to today both relations were active (A7).
// met(r, q)
({r}.since IS NULL OR {r}.since <= $today) AND ({q}.since IS NULL OR {q}.since <= $today)
AND ({r}.since IS NULL OR {q}.until IS NULL OR {r}.since <= {q}.until)
AND ({q}.since IS NULL OR {r}.until IS NULL OR {q}.since <= {r}.until)
