// Every thing, in a form that lets the index of (sortName, id) give the order: Neo4j asks for a predicate on both.
// key_all(x)
{x}.@{order} IS NOT NULL AND {x}.id IS NOT NULL
