// How many rows of memberships.csv a person makes.
// count_of_memberships(n)
COUNT { ({n})-[:MEMBER_OF]->() }
