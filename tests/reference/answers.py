"""The pieces that answers are made of: global ids, edges, refusals."""

import base64
from collections.abc import Iterable, Mapping
from typing import Any

from .community import NODE_TABLES, Community, Key, NodeRow, key_of, name_of
from .folding import fold

Json = dict[str, Any]
Arguments = Mapping[str, Any]


class RefusedError(Exception):
    """An answer is an error: ``code`` (BAD_INPUT, NOT_FOUND) and the ``argument`` that it names."""

    def __init__(self, code: str, argument: str) -> None:
        """Keep what the error must say."""
        super().__init__(f"{code}: {argument}")
        self.code = code
        self.argument = argument


def global_id(key: Key) -> str:
    """A1, N8: base64url without padding of ``Type:id``."""
    return base64.urlsafe_b64encode(f"{key.type}:{key.id}".encode()).decode().rstrip("=")


def key_from(text: str) -> Key:
    """The key that a global id encodes."""
    kind, _, own_id = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().partition(":")
    return Key(kind, own_id)


def required(community: Community, text: str, argument: str, *types: str) -> Key:
    """B5: the key of an id that steers an answer: of one of these types, and there."""
    key = key_from(text)
    if key.type not in (types or NODE_TABLES):
        raise RefusedError("BAD_INPUT", argument)
    if community.get(key) is None:
        raise RefusedError("NOT_FOUND", argument)
    return key


def given(arguments: Arguments | None, name: str, default: Any = None) -> Any:
    """A9: the argument, or its default where it is left out or null."""
    value = (arguments or {}).get(name)
    return default if value is None else value


def node(key: Key) -> Json:
    """A node in an answer."""
    return {"id": global_id(key)}


def node_or_none(key: Key | None) -> Json | None:
    """A node, or null where there is none."""
    return None if key is None else node(key)


def edge(key: Key, **attributes: Any) -> Json:
    """An edge to a node with the attributes of the relation."""
    return {"node": node(key), **attributes}


def by_name(row: NodeRow) -> tuple[str, Key]:
    """A4: the order by folded name, then id."""
    return fold(name_of(row)), key_of(row)


def ids(edges: Iterable[Json]) -> list[str]:
    """The sender's ids of the nodes of edges, in order: for tests to read."""
    return [key_from(one["node"]["id"]).id for one in edges]
