// The accounts of these people.
// returns: one record: [{id, account}, ...], in no order
// cost: one index seek a key
// viewer: none
// mode: read
UNWIND $keys AS key
MATCH (p:Person {id: key})
RETURN collect({id: p.id, account: p.account})
