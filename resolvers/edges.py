"""Edges: a cursor, a node, and the attributes of the relation between them, as far as they were asked for."""

from __future__ import annotations

from collections import namedtuple
from functools import cache
from typing import Any


@cache
def edge_type(attributes: tuple[str, ...] = ()) -> Any:
    """The type of edges with these attributes; one that is not there raises AttributeError."""
    return namedtuple("Edge", ("cursor", "node", *attributes))
