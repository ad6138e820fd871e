// How many rows of participations.csv a project makes.
// count_of_participations(n)
COUNT { ({n})<-[:WORKS_ON]-() }
