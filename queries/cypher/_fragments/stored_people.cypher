// Stored people, to be sought by a range of ids, whoever may see them.
// stored_people(n)
MATCH ({n}:Person) USING INDEX {n}:Person(id)
