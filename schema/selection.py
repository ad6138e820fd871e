"""What a client selects beneath a field, so that only that is fetched."""

from __future__ import annotations

import re
from functools import lru_cache

from resolvers.connections import Wants
from resolvers.helpers import HelpWants
from schema.info import Info

_PAGE_FIELDS = frozenset({"edges", "nodes", "pageInfo"})
# Fields of records that are made of other columns.
_MADE_OF = {"location": ("latitude", "longitude")}
_CAPITAL = re.compile(r"[A-Z]")


def wants(info: Info) -> Wants:
    """What of a connection is selected."""
    return wants_beneath(info.selected)


# Selections come with plans, of which there are only so many: most requests find theirs here.
@lru_cache(maxsize=1024)
def wants_beneath(paths: frozenset[str]) -> Wants:
    """What of a connection these paths select."""
    return Wants(
        page=not _PAGE_FIELDS.isdisjoint(paths),
        total="totalCount" in paths,
        info="pageInfo" in paths,
        edges="edges" in paths,
        cursors="edges.cursor" in paths,
        ends=not paths.isdisjoint({"pageInfo.startCursor", "pageInfo.endCursor"}),
        attributes=_named(paths, "edges."),
        node=_named(paths, "edges.node.") | _named(paths, "nodes."),
    )


def thing_wants(info: Info) -> Wants:
    """What of one thing, or of a list of things, is selected, as of the nodes of a connection."""
    return _thing_wants(info.selected)


@lru_cache(maxsize=1024)
def _thing_wants(paths: frozenset[str]) -> Wants:
    return Wants(info=False, edges=False, cursors=False, ends=False, node=_named(paths, ""))


def help_wants(info: Info) -> HelpWants:
    """What of a page of helpers, or of what somebody can help with, is selected."""
    paths = info.selected
    return HelpWants(
        page=not _PAGE_FIELDS.isdisjoint(paths),
        total="totalCount" in paths,
        uncovered="uncovered" in paths,
        **_of_edges(paths, "edges."),
    )


def edge_wants(info: Info) -> HelpWants:
    """What of a list of such edges, without a page around them, is selected."""
    return HelpWants(total=False, uncovered=False, **_of_edges(info.selected, ""))


def _of_edges(paths: frozenset[str], within: str) -> dict[str, bool]:
    """What the edges of helpers and of opportunities tell besides their score."""
    return {name: f"{within}{name}" in paths for name in ("parts", "matches", "assets", "path")}


def columns_selected(info: Info) -> frozenset[str]:
    """The columns of records that a selection on one thing needs, among other names of fields."""
    return thing_wants(info).node or frozenset()


def columns_beneath(paths: frozenset[str], field: str) -> frozenset[str]:
    """The columns of records that a selection needs of the thing in a field, such as `nodes.organisation`."""
    return _named(paths, f"{field}.")


def _named(paths: frozenset[str], prefix: str) -> frozenset[str]:
    """The fields directly beneath a prefix, by the names of records' columns."""
    length = len(prefix)
    fields = {path[length:] for path in paths if path.startswith(prefix) and "." not in path[length:]}
    return frozenset(column for field in fields for column in _MADE_OF.get(field, (_snake(field),)))


def _snake(name: str) -> str:
    return _CAPITAL.sub(lambda capital: f"_{capital[0].lower()}", name)
