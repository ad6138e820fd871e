// Every thing, in a form that lets the index of the order's property and id give the order: Neo4j asks for a predicate on
// both, ArcadeDB for a bound.
// key_all(x)
{x}.@{order} >= '' AND {x}.id IS NOT NULL
