"""Who may see what: every field of the schema against every role."""
