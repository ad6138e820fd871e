// Things after $afterKey and $afterId in the order by a property of the index ascending, in the form that the index of (sortName, id) seeks.
// key_after(x)
{x}.@{order} >= $afterKey AND {x}.id IS NOT NULL AND ({x}.@{order} > $afterKey OR {x}.id > $afterId)
