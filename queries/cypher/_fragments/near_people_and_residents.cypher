// Both near_people and best_residents.
// near_people_and_residents
@near_people
    UNION ALL
    @best_residents
