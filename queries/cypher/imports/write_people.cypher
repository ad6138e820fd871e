// Makes or changes people; every property is given, null takes it away.
// returns: one record: written, the number of rows
// cost: one index seek a row
// viewer: none
// mode: write
UNWIND $rows AS row
MERGE (n:Person {id: row.id})
SET n += {
  name: row.name, headline: row.headline, about: row.about, languages: row.languages, spaces: row.spaces,
  email: row.email, phone: row.phone, contact: row.contact, hoursPerWeek: row.hoursPerWeek,
  availableFrom: row.availableFrom, availableUntil: row.availableUntil, remote: row.remote,
  visibility: row.visibility, sortName: row.sortName, nameWords: row.nameWords, searchText: row.searchText,
  languageKeys: row.languageKeys, createdAt: row.createdAt, updatedAt: row.updatedAt
}
RETURN count(*) AS written
