// Every step of the three hierarchies, to seek cycles in what is stored and what is to be written together.
// returns: one record: places, organisations, skills, each a list of [id, id of the one above]
// cost: reads all WITHIN, PART_OF and NARROWER_THAN; run only where an import has such a column
// plan: expand, label scan
// viewer: none
// mode: read
CALL () { MATCH (n:Place)-[:WITHIN]->(above:Place) RETURN collect([n.id, above.id]) AS places }
CALL () { MATCH (n:Organisation)-[:PART_OF]->(above:Organisation) RETURN collect([n.id, above.id]) AS organisations }
CALL () { MATCH (n:Skill)-[:NARROWER_THAN]->(above:Skill) RETURN collect([n.id, above.id]) AS skills }
RETURN places, organisations, skills
