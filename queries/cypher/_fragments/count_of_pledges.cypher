// How many rows of pledges.csv a need makes.
// count_of_pledges(n)
COUNT { ({n})<-[:PLEDGES]-() }
