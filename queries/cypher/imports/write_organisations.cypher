// Makes or changes organisations; every property is given, null takes it away.
// returns: one record: written, the number of rows
// cost: one index seek a row
// viewer: none
// mode: write
UNWIND $rows AS row
MERGE (n:Organisation {id: row.id})
SET n += {
  name: row.name, kind: row.kind, summary: row.summary, sectors: row.sectors, spaces: row.spaces,
  latitude: row.latitude, longitude: row.longitude, website: row.website, email: row.email,
  visibility: row.visibility, sortName: row.sortName, nameWords: row.nameWords, searchText: row.searchText,
  sectorKeys: row.sectorKeys, createdAt: row.createdAt, updatedAt: row.updatedAt
}
RETURN count(*) AS written
