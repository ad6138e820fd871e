// Things after $after in the order by name descending, id ascending.
// name_down_after(x)
{x}.sortName <= $after[0] AND {x}.id IS NOT NULL AND ({x}.sortName < $after[0] OR {x}.id > $after[1])
