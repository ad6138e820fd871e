// Makes or changes skills; every property is given, null takes it away.
// returns: one record: written, the number of rows
// cost: one index seek a row
// viewer: none
// mode: write
UNWIND $rows AS row
MERGE (n:Skill {id: row.id})
SET n += {
  name: row.name, altNames: row.altNames, description: row.description, sortName: row.sortName,
  nameWords: row.nameWords, altNameWords: row.altNameWords, searchText: row.searchText
}
RETURN count(*) AS written
