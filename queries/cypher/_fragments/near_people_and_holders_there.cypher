// Both near_people and best_holders_there.
// near_people_and_holders_there
@near_people
    UNION ALL
    @best_holders_there
