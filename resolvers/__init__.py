"""What a field does: checks its arguments, asks loaders or graph_store, makes the page. Knows nothing of GraphQL."""
