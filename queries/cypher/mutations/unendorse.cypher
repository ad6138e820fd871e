// Deletes the endorsements of one skill of a person, which cannot be without it.
// returns: one record: deleted, the number of endorsements
// cost: one index seek; walks the endorsements of one person
// viewer: none
// mode: write
MATCH (p:Person {id: $person})<-[r:ENDORSES]-(:Person)
WHERE r.skill = $skill
DELETE r
RETURN count(*) AS deleted
