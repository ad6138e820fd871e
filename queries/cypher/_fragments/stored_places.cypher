// Stored places, to be sought by a range of ids.
// stored_places(n)
MATCH ({n}:Place) USING INDEX {n}:Place(id)
