// Things after $after in the order by a property of the index descending, id ascending.
// key_down_after(x)
{x}.@{order} <= $after[0] AND {x}.id IS NOT NULL AND ({x}.@{order} < $after[0] OR {x}.id > $after[1])
