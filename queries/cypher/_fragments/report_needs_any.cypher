// Binds n to all needs.
// report_needs_any(n)
MATCH ({n}:Need)
WITH {n}
