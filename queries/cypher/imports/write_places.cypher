// Makes or changes places; every property is given, null takes it away.
// returns: one record: written, the number of rows
// cost: one index seek a row
// viewer: none
// mode: write
UNWIND $rows AS row
MERGE (n:Place {id: row.id})
SET n += {
  name: row.name, kind: row.kind, code: row.code, latitude: row.latitude, longitude: row.longitude,
  sortName: row.sortName, nameWords: row.nameWords, searchText: row.searchText
}
RETURN count(*) AS written
