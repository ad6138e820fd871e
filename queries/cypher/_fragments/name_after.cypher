// Things after $after in the order by name ascending, in the form that the index of (sortName, id) seeks.
// name_after(x)
{x}.sortName >= $after[0] AND {x}.id IS NOT NULL AND ({x}.sortName > $after[0] OR {x}.id > $after[1])
