// The property by which a list by the time of creation is ordered.
// by_creation
createdAt
