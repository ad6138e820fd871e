// Things before $beforeKey and $beforeId in the order by a property of the index descending, id ascending.
// key_down_before(x)
{x}.@{order} >= $beforeKey AND {x}.id IS NOT NULL AND ({x}.@{order} > $beforeKey OR {x}.id < $beforeId)
