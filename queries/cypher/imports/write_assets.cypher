// Makes or changes assets; every property is given, null takes it away.
// returns: one record: written, the number of rows
// cost: one index seek a row
// viewer: none
// mode: write
UNWIND $rows AS row
MERGE (n:Asset {id: row.id})
SET n += {
  name: row.name, kind: row.kind, summary: row.summary, latitude: row.latitude, longitude: row.longitude,
  capacity: row.capacity, terms: row.terms, availableFrom: row.availableFrom, availableUntil: row.availableUntil,
  visibility: row.visibility, sortName: row.sortName, nameWords: row.nameWords, searchText: row.searchText,
  createdAt: row.createdAt, updatedAt: row.updatedAt
}
RETURN count(*) AS written
