// The words of every searchable text. The names are those that the embedded engine gives its own full-text indexes, so that
// a search names the same index on both databases. No stop words: "Will" and "IT" are names too.
// returns: nothing; a command each, ended by a semicolon
// cost: on a graph that is filled already, one scan of each label
// viewer: none
// mode: schema
CREATE FULLTEXT INDEX `Person[searchText]` IF NOT EXISTS FOR (n:Person) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};
CREATE FULLTEXT INDEX `Organisation[searchText]` IF NOT EXISTS FOR (n:Organisation) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};
CREATE FULLTEXT INDEX `Project[searchText]` IF NOT EXISTS FOR (n:Project) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};
CREATE FULLTEXT INDEX `Skill[searchText]` IF NOT EXISTS FOR (n:Skill) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};
CREATE FULLTEXT INDEX `Asset[searchText]` IF NOT EXISTS FOR (n:Asset) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};
CREATE FULLTEXT INDEX `Place[searchText]` IF NOT EXISTS FOR (n:Place) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};
CREATE FULLTEXT INDEX `Need[searchText]` IF NOT EXISTS FOR (n:Need) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};
