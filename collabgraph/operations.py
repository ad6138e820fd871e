"""The ready operations: queries/graphql/*.graphql, one for each question that the service was built to answer.

A file begins with a header of `#` lines: the question, sentences on it, then `demo: {JSON}`, variables with which it
answers on the demo community (ids are written Type:id), and `statements: N`, what it costs there. The rest is one
operation, named like the file. A mutation says besides, as `asker: person:ID`, who may do it in the demo community.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from graph_store.identity import TYPES, encode

_KEYS = ("demo", "statements", "asker")

SHOWN = ("who_can_help", "partnership_network", "asset_map")
"""The operations that the service prints when it has started."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A ready operation; `variables` are those for the demo community, `statements` is its cost there.

    `asker` is the person who may change what it changes there; None where it changes nothing.
    """

    name: str
    question: str
    description: str
    query: str
    variables: Mapping[str, Any]
    statements: int
    asker: str | None = None


def queries() -> Mapping[str, Operation]:
    """The ready operations that change nothing, by their names."""
    return {name: one for name, one in operations().items() if one.asker is None}


def mutations() -> Mapping[str, Operation]:
    """The ready operations that change something, by their names."""
    return {name: one for name, one in operations().items() if one.asker is not None}


@cache
def operations() -> Mapping[str, Operation]:
    """Every ready operation by its name, in the order of names."""
    folder = resources.files("queries") / "graphql"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".graphql")), key=lambda file: file.name)
    made = [_operation(file.name.removesuffix(".graphql"), file.read_text("utf-8")) for file in files]
    return {one.name: one for one in made}


def _operation(name: str, text: str) -> Operation:
    lines = text.splitlines()
    header = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
    values = {key: value for key, _, value in (line.partition(": ") for line in header) if key in _KEYS}
    sentences = [line for line in header[1:] if line.partition(": ")[0] not in values]
    query = "\n".join(line for line in lines if not line.startswith("#"))
    variables = _encoded(json.loads(values["demo"]))
    asker = values.get("asker", "").removeprefix("person:") or None
    return Operation(name, header[0], " ".join(sentences), query, variables, int(values["statements"]), asker)


def _encoded(value: Any) -> Any:
    """The value with every id that is written Type:id as a global id."""
    if isinstance(value, dict):
        return {key: _encoded(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_encoded(one) for one in value]
    if isinstance(value, str) and value.partition(":")[0] in TYPES and ":" in value:
        type_name, _, id_ = value.partition(":")
        return encode(type_name, id_)
    return value
