// How many rows of partnerships.csv an organisation makes.
// count_of_partnerships(n)
COUNT { ({n})-[:PARTNERS_WITH]->() }
