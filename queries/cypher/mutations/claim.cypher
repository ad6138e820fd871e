// Claims an idempotency key, as the first statement of a mutation: whoever comes second waits for the first, and finds
// what it did. A key whose time is over is as good as none; the account's others of that kind are forgotten.
// returns: one record: the digest of the request that has the key, and its outcome, null where this request is the first
// cost: one index seek and one range; holds the key until the transaction is written
// viewer: none
// mode: write
// graph: same
CALL () {
  MATCH (old:IdempotencyKey {account: $account})
  WHERE old.expiresAt <= $now AND old.id <> $id
  DELETE old
  RETURN count(*) AS forgotten
}
MERGE (k:IdempotencyKey {id: $id})
ON CREATE SET k.account = $account, k.expiresAt = ''
WITH k, k.expiresAt <= $now AS isFree
SET k.request = CASE WHEN isFree THEN $request ELSE k.request END,
    k.outcome = CASE WHEN isFree THEN null ELSE k.outcome END,
    k.expiresAt = CASE WHEN isFree THEN $expiresAt ELSE k.expiresAt END
RETURN k.request, k.outcome
