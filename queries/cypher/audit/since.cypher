// What mutations have changed since a moment: which subscriptions to look at again. No viewer is shown any of it.
// returns: one record: [[id of the entry, subject, id of the organisation that it tells of too or '', id of such a person or
// ''], ...], at most $most of them
// cost: one range of an index
// viewer: none
// mode: read
MATCH (a:AuditEntry)
WHERE a.at >= $since
WITH a LIMIT $most
RETURN collect([a.id, a.subject, a.organisation, coalesce(a.person, '')]) AS entries
