// How many partnerships the store has, hidden ones too: Neo4j keeps the number.
// network_size
MATCH ()-[r:PARTNERS_WITH]->() RETURN count(r) AS size
