// As contact_visible, for a viewer who is a steward of nothing.
// contact_visible__self(p)
({p}.id = $self OR 'PRIVATE' IN $visible OR {p}.contact = 'PUBLIC' OR ({p}.contact = 'MEMBERS' AND 'MEMBERS' IN $visible))
