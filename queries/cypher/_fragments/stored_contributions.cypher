// Stored contributions, to be sought by a range of ids, whoever may see them.
// stored_contributions(n)
MATCH ({n}:Contribution) USING INDEX {n}:Contribution(id)
