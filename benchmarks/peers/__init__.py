"""`make bench-peers`: the service beside others that answer the same questions from the same Neo4j.

A benchmark, not a test: nothing fails where a target is missed. Linux only: it reads /proc. README.md says how to read
it.
"""
