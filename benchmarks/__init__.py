"""`make bench`: how fast the service answers over HTTP, how fast it imports, and how much memory it takes.

A benchmark, not a test: nothing fails where a figure is missed. See docs/performance.md. Linux only: it reads /proc.
"""
