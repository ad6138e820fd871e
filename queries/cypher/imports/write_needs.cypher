// Makes or changes needs; every property is given, null takes it away.
// returns: one record: written, the number of rows
// cost: one index seek a row
// viewer: none
// mode: write
UNWIND $rows AS row
MERGE (n:Need {id: row.id})
SET n += {
  title: row.title, kind: row.kind, assetKind: row.assetKind, level: row.level, quantity: row.quantity,
  urgency: row.urgency, startsOn: row.startsOn, endsOn: row.endsOn, raisedOn: row.raisedOn,
  fulfilledOn: row.fulfilledOn, status: row.status, visibility: row.visibility, sortName: row.sortName,
  nameWords: row.nameWords, searchText: row.searchText, createdAt: row.createdAt, updatedAt: row.updatedAt
}
RETURN count(*) AS written
