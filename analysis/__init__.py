"""Pure figures: plain data in, plain data out; no database, no GraphQL."""
