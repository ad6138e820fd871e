"""Statements and ready-made operations, as files: cypher/<noun>/<statement>.cypher and graphql/<operation>.graphql."""
