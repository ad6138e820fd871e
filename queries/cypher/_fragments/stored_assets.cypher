// Stored assets, to be sought by a range of ids, whoever may see them.
// stored_assets(n)
MATCH ({n}:Asset) USING INDEX {n}:Asset(id)
