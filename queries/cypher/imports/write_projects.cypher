// Makes or changes projects; every property is given, null takes it away.
// returns: one record: written, the number of rows
// cost: one index seek a row
// viewer: none
// mode: write
UNWIND $rows AS row
MERGE (n:Project {id: row.id})
SET n += {
  name: row.name, summary: row.summary, status: row.status, sectors: row.sectors, spaces: row.spaces,
  latitude: row.latitude, longitude: row.longitude, startsOn: row.startsOn, endsOn: row.endsOn,
  visibility: row.visibility, sortName: row.sortName, nameWords: row.nameWords, searchText: row.searchText,
  sectorKeys: row.sectorKeys, createdAt: row.createdAt, updatedAt: row.updatedAt
}
RETURN count(*) AS written
