// Takes a person's account away.
// returns: one record: whether the person exists, and the account that he had, null for none
// cost: one index seek
// viewer: none
// mode: write
// graph: same
OPTIONAL MATCH (p:Person {id: $person})
WITH p, p.account AS before
FOREACH (one IN CASE WHEN p IS NOT NULL THEN [p] ELSE [] END | REMOVE one.account)
RETURN p IS NOT NULL, before
