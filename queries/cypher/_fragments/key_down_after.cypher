// Things after $afterKey and $afterId in the order by a property of the index descending, id ascending.
// key_down_after(x)
{x}.@{order} <= $afterKey AND {x}.id IS NOT NULL AND ({x}.@{order} < $afterKey OR {x}.id > $afterId)
