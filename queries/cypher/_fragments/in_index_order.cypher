// Nothing on Neo4j, which reads in the order of the index by itself where that order is asked for.
// in_index_order(x)
