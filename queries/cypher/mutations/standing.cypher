// Where needs stand, and how much of the pledges for each is accepted, by who pledged: whom the viewer sees, or the status of
// the need would tell him of the others; of a need that he does not see, all of them.
// returns: one record: [[id, status, quantity, updatedAt, [[party, quantity], ...]], ...], a party as pledges.csv has it
// cost: one index seek a need, expands its pledges
// viewer: filtered
// mode: read
UNWIND $ids AS id
MATCH (n:Need {id: id}) USING INDEX n:Need(id)
WITH n, @visible_need(n) AS isSeen
CALL (n, isSeen) {
  MATCH (n)<-[r:PLEDGES]-(x:Person)
  WHERE r.status = 'ACCEPTED' AND (NOT isSeen OR @visible_person(x))
  RETURN collect(['person:' + x.id, r.quantity]) AS byPeople
}
CALL (n, isSeen) {
  MATCH (n)<-[r:PLEDGES]-(x:Organisation)
  WHERE r.status = 'ACCEPTED' AND (NOT isSeen OR @visible_organisation(x))
  RETURN collect(['organisation:' + x.id, r.quantity]) AS byOrganisations
}
RETURN collect([n.id, n.status, n.quantity, n.updatedAt, byPeople + byOrganisations]) AS needs
