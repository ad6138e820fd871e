// Gives a person the account that signs in for him, where neither of the two is linked yet.
// returns: one record: whether the person exists, who has the account (an id, null for nobody) and which account the
// person has, both as it was before
// cost: two index seeks
// viewer: none
// mode: write
// graph: same
OPTIONAL MATCH (p:Person {id: $person})
OPTIONAL MATCH (holder:Person {account: $account})
WITH p, holder.id AS holder, p.account AS before
FOREACH (one IN CASE WHEN p IS NOT NULL AND holder IS NULL AND before IS NULL THEN [p] ELSE [] END |
  SET one.account = $account
)
RETURN p IS NOT NULL, holder, before
