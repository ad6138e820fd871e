// Things before $before in the order by name ascending.
// name_before(x)
{x}.sortName <= $before[0] AND {x}.id IS NOT NULL AND ({x}.sortName < $before[0] OR {x}.id < $before[1])
