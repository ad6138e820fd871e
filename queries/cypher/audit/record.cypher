// Writes down who changed what, in the transaction that changes it.
// returns: one record: recorded, 1
// cost: makes one node
// viewer: none
// mode: write
// graph: same
CREATE (a:AuditEntry {
  id: $id, at: $at, account: $account, action: $action, subject: $subject, organisation: $organisation,
  person: $person, changes: $changes
})
RETURN count(*) AS recorded
