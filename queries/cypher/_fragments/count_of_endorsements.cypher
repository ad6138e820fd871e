// How many rows of endorsements.csv a person makes, as the endorser.
// count_of_endorsements(n)
COUNT { ({n})-[:ENDORSES]->() }
