// How many rows of person_skills.csv a person makes.
// count_of_person_skills(n)
COUNT { ({n})-[:HAS_SKILL]->() }
