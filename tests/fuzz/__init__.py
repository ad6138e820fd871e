"""Requests that nobody well-meaning sends, to a live service: generated ones, and a corpus of kinds of attack."""
