// Every partnership and both its ends, which are organisations. Without their labels Neo4j reads the relations of this
// type alone; with them it would go through all relations of every organisation, twice the database hits.
// network_ends(a, r, b)
({a})-[{r}:PARTNERS_WITH]->({b})
