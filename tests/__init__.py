"""Tests of the collaboration graph service."""
