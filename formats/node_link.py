"""Node-link JSON, as networkx's node_link_graph reads it: an object with nodes and edges, each an object of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import orjson

from formats.chunks import chunks
from formats.graphs import Column, Graph, Value


def node_link(graph: Graph) -> Iterator[bytes]:
    """The graph as node-link JSON; what is unknown is null, a list is a list."""
    return chunks(_pieces(graph))


def _pieces(graph: Graph) -> Iterator[bytes]:
    about = dict(zip(_names(graph.about_columns), graph.about, strict=True))
    yield b'{"directed":false,"multigraph":false,"graph":' + orjson.dumps(about) + b',"nodes":['
    yield from _objects(("id", *_names(graph.node_columns)), graph.nodes)
    yield b'],"edges":['
    yield from _objects(("source", "target", *_names(graph.edge_columns)), graph.edges)
    yield b"]}\n"


def _names(columns: Sequence[Column]) -> list[str]:
    return [column.name for column in columns]


def _objects(names: Sequence[str], rows: Iterable[tuple[Value, ...]]) -> Iterator[bytes]:
    between = b""
    for row in rows:
        yield between + orjson.dumps(dict(zip(names, row, strict=True)))
        between = b","
