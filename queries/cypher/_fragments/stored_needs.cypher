// Stored needs, to be sought by a range of ids, whoever may see them.
// stored_needs(n)
MATCH ({n}:Need) USING INDEX {n}:Need(id)
