// Every thing, in a form that lets the index of (sortName, id) give the order.
// name_all(x)
{x}.sortName IS NOT NULL
