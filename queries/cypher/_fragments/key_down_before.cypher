// Things before $before in the order by a property of the index descending, id ascending.
// key_down_before(x)
{x}.@{order} >= $before[0] AND {x}.id IS NOT NULL AND ({x}.@{order} > $before[0] OR {x}.id < $before[1])
