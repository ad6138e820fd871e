// Stored organisations, to be sought by a range of ids, whoever may see them.
// stored_organisations(n)
MATCH ({n}:Organisation) USING INDEX {n}:Organisation(id)
