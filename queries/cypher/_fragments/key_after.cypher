// Things after $after in the order by a property of the index ascending, in the form that the index of (sortName, id) seeks.
// key_after(x)
{x}.@{order} >= $after[0] AND {x}.id IS NOT NULL AND ({x}.@{order} > $after[0] OR {x}.id > $after[1])
