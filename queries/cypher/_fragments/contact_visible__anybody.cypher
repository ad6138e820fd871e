// As contact_visible, for a viewer without a person of his own.
// contact_visible__anybody(p)
('PRIVATE' IN $visible OR {p}.contact = 'PUBLIC' OR ({p}.contact = 'MEMBERS' AND 'MEMBERS' IN $visible))
