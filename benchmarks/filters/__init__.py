"""What the viewer's filter costs: every statement with it and without it, on the same data, for every role.

`python -m benchmarks.filters --people 200000`; docs/performance.md says how to read it. Neo4j only: it profiles.
"""
