"""GraphML: http://graphml.graphdrawing.org/specification.html, with keys that have types, by its schema."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from formats.chunks import chunks
from formats.graphs import BETWEEN, Column, Graph, Value

_HEAD = b"""<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES = {"string": "string", "int": "int", "double": "double", "boolean": "boolean", "list": "string"}
# Gephi takes what has these ids for the label of a node and the weight of an edge; others read the names.
_MEANT = {("node", "name"): "label", ("edge", "strength"): "weight"}

# What is written in another way, and what XML 1.0 has no way to write: that is left out.
_CHANGED = re.compile("[^\t\n !#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}


def graphml(graph: Graph) -> Iterator[bytes]:
    """The graph as GraphML. What is unknown, and a list without texts, is left out."""
    return chunks(_pieces(graph))


def escaped(text: str) -> str:
    """The text as it stands in XML; characters that XML 1.0 cannot hold (most control characters) are left out."""
    return _CHANGED.sub(lambda found: _WRITTEN.get(found[0], ""), text)


def _pieces(graph: Graph) -> Iterator[bytes]:
    yield _HEAD
    for where, columns in (
        ("graph", graph.about_columns),
        ("node", graph.node_columns),
        ("edge", graph.edge_columns),
    ):
        for key, column in _keys(where, columns):
            name, type_ = escaped(column.name), _TYPES[column.type]
            yield f'  <key id="{key}" for="{where}" attr.name="{name}" attr.type="{type_}"/>\n'.encode()
    yield b'  <graph id="network" edgedefault="undirected">\n'
    yield f"    {_data(_names('graph', graph.about_columns), graph.about)}\n".encode()
    names = _names("node", graph.node_columns)
    for id_, *values in graph.nodes:
        yield f'    <node id="{escaped(str(id_))}">{_data(names, values)}</node>\n'.encode()
    names = _names("edge", graph.edge_columns)
    for source, target, *values in graph.edges:
        ends = f'source="{escaped(str(source))}" target="{escaped(str(target))}"'
        yield f"    <edge {ends}>{_data(names, values)}</edge>\n".encode()
    yield b"  </graph>\n</graphml>\n"


def _keys(where: str, columns: Sequence[Column]) -> Iterator[tuple[str, Column]]:
    """Each column with the id of its key, which no other column of the file has."""
    for number, column in enumerate(columns):
        yield _MEANT.get((where, column.name), f"{where[0]}{number}"), column


def _names(where: str, columns: Sequence[Column]) -> list[str]:
    return [key for key, _ in _keys(where, columns)]


def _data(keys: Sequence[str], values: Sequence[Value]) -> str:
    known = ((key, _text(value)) for key, value in zip(keys, values, strict=True) if value is not None)
    return "".join(f'<data key="{key}">{text}</data>' for key, text in known if text)


def _text(value: Value) -> str:
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return escaped(BETWEEN.join(value or ()))
