"""Mutations: what one does in its one transaction, and what every one of them has (ADR 0036)."""
