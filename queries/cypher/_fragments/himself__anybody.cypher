// As himself, for a viewer who sees everything or has no person.
// himself__anybody(p)
false
