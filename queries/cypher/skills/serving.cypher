// The skills that meet a requirement of each of $ids: itself and those narrower by any number of steps (L3).
// returns: one record: [[id, [id of a skill, ...]], ...]
// cost: one index seek a key, walks everything narrower once
// viewer: reference
// mode: read
UNWIND $ids AS key
MATCH (asked:Skill {id: key})
RETURN collect([key, COLLECT { MATCH (x:Skill)-[:NARROWER_THAN*0..]->(asked) RETURN DISTINCT x.id }])
