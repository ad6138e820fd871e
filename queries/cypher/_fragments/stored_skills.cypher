// Stored skills, to be sought by a range of ids.
// stored_skills(n)
MATCH ({n}:Skill) USING INDEX {n}:Skill(id)
