// The person is suspended today; false for nobody.
// suspended(p)
coalesce({p}.suspendedAt <> '' AND ({p}.suspendedUntil = '' OR {p}.suspendedUntil >= $today), false)
