// Stored projects, to be sought by a range of ids, whoever may see them.
// stored_projects(n)
MATCH ({n}:Project) USING INDEX {n}:Project(id)
