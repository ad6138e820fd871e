"""The committed schema is the one that the code makes."""

from __future__ import annotations

from pathlib import Path

from schema.schema import schema

FILE = Path(__file__).parents[2] / "schema" / "schema.graphql"


def test_the_committed_schema_is_current() -> None:
    current = FILE.read_text("utf-8") == schema.as_str() + "\n"
    assert current, "schema/schema.graphql is not what the code makes: run make schema, and commit it"
