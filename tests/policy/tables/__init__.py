"""The table: every field, by the type that has it."""
