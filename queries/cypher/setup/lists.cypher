// Empty lists where there are none: `neo4j-admin database import` cannot load a list without elements, nor one whose only
// element is an empty text (the key of a sector, or the words of a name, without any letter).
// returns: nothing; a command each, ended by a semicolon
// cost: one scan of each label
// viewer: none
// mode: schema
MATCH (n:Person) WHERE n.languages IS NULL OR n.languageKeys IS NULL OR n.spaces IS NULL
CALL (n) {
  SET n.languages = coalesce(n.languages, []), n.languageKeys = coalesce(n.languageKeys, []),
      n.spaces = coalesce(n.spaces, [])
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (n:Organisation) WHERE n.sectors IS NULL OR n.sectorKeys IS NULL OR n.spaces IS NULL
CALL (n) {
  SET n.sectorKeys = coalesce(n.sectorKeys, [sector IN coalesce(n.sectors, []) | '']),
      n.sectors = coalesce(n.sectors, []), n.spaces = coalesce(n.spaces, [])
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (n:Project) WHERE n.sectors IS NULL OR n.sectorKeys IS NULL OR n.spaces IS NULL
CALL (n) {
  SET n.sectorKeys = coalesce(n.sectorKeys, [sector IN coalesce(n.sectors, []) | '']),
      n.sectors = coalesce(n.sectors, []), n.spaces = coalesce(n.spaces, [])
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (n:Skill) WHERE n.altNames IS NULL OR n.altNameWords IS NULL
CALL (n) {
  SET n.altNameWords = coalesce(n.altNameWords, [name IN coalesce(n.altNames, []) | '']),
      n.altNames = coalesce(n.altNames, [])
} IN TRANSACTIONS OF 10000 ROWS;
