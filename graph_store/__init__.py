"""The graph as the service sees it: one Bolt store, records, drafts, errors, intent functions by noun."""
