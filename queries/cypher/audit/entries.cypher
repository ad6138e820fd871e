// What the audit has of one thing, oldest first. An entry that tells of an organisation too, as one of a membership does,
// is there for whoever sees that organisation.
// returns: one record: [[id, moment, account, mutation, changes as JSON], ...]
// cost: one index seek; sorts the entries of one thing
// viewer: filtered
// mode: read
MATCH (a:AuditEntry {subject: $subject})
WHERE a.organisation = '' OR @visible_whole_graph()
  OR EXISTS { MATCH (o:Organisation {id: a.organisation}) WHERE @visible_organisation(o) }
WITH a ORDER BY a.at, a.id
RETURN collect([a.id, a.at, a.account, a.action, a.changes]) AS entries
