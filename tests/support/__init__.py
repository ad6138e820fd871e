"""What the tests stand on: databases, throw-away statements, an empty graph."""
