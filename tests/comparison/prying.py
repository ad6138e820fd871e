"""How somebody pries, who wants to learn what is hidden: the ids, texts and filters of his requests.

Ids are of things that the viewer sees, of such as are hidden, and of nothing; texts are of hidden things.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLInputObjectType, build_schema

from schema.schema import schema
from tests.comparison import connections
from tests.comparison.asking import PAGED, SELECTIONS, variables_of
from tests.reference.answers import Json, global_id
from tests.reference.community import NODE_TABLES, Community, Key, name_of
from tests.reference.questions import Asker, Question
from tests.reference.strategies import TODAY
from tests.reference.viewers import Viewer, visible

OURS = build_schema(schema.as_str())
_PAGE_INFO = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"


@dataclass(frozen=True, slots=True)
class Request:
    """A document and its variables. Where `is_paged`, it takes $after, and its connection is called answer.

    A text that begins with a slash is the address of an export.
    """

    text: str
    variables: Mapping[str, Any]
    is_paged: bool = False
    counted: str | None = None
    """The type whose things it orders by a count: the one limit that looks at data (B10)."""


class Prying(Asker):
    """Asks about hidden things as often as about seen ones, and can be told which field of a filter to use."""

    def __init__(self, community: Community, viewer: Viewer, seed: int) -> None:
        super().__init__(community, seed, TODAY)
        self.viewer = viewer
        self.seen = visible(community, viewer, TODAY)
        self.only: str | None = None

    def id_of(self, *types: str) -> str:
        """The global id of anything of these types, seldom of nothing."""
        keys = [Key(label, own_id) for label in types for own_id in getattr(self.community, NODE_TABLES[label])]
        return global_id(self.random.choice(keys) if keys and self.chance(0.95) else Key(types[0], "nothing here"))

    def seen_ids(self, *types: str, most: int) -> list[str]:
        """The global ids of so many things of these types that the viewer sees."""
        keys = [Key(label, own_id) for label in types for own_id in getattr(self.seen, NODE_TABLES[label])]
        return [global_id(key) for key in self.random.sample(keys, min(most, len(keys)))]

    def sparse(self, probability: float, **fields: Any) -> Json:
        """The field that is wanted, where it is among them; else as drawn."""
        if self.only in fields:
            return {self.only: fields[self.only]()}
        return super().sparse(probability, **fields)

    def text(self) -> str:
        """A name of something, or one of its words."""
        rows = [
            row for table in ("people", "organisations", "projects", "assets") for row in self.community.rows(table)
        ]
        name = name_of(self.random.choice(rows))  # type: ignore[arg-type]
        return name if self.chance(0.5) else name.split()[0]

    def with_only(self, field: str, draw: Callable[[], Json]) -> Json:
        """A filter of that one field."""
        self.only = field
        try:
            return draw()
        finally:
            self.only = None


def asked(question: Question, paging: str = "", **options: Any) -> Request:
    """The request for a question: whole, or a page with its cursors."""
    head, call = variables_of(question)
    selection = SELECTIONS.get(question.field, "edges { node { id } } totalCount")
    is_paged = question.field in PAGED
    if is_paged:
        head, call = [*head, "$after: String"], [*call, paging or "first: 200", "after: $after"]
        selection = selection.replace("edges { ", "edges { cursor ", 1) + f" nodes {{ __typename }} {_PAGE_INFO}"
    variables = f"({', '.join(head)})" if head else ""
    text = f"query Ask{variables} {{ answer: {question.field}({', '.join(call)}) {{ {selection} }} }}"
    return Request(text.replace("()", ""), dict(question.arguments), is_paged, **options)


def some_ids(prying: Prying, type_name: str) -> list[str]:
    """The global ids of a few things of that type, seen or hidden, and one of nothing."""
    keys = connections.keys_of(prying.community, type_name)
    return [global_id(key) for key in prying.random.sample(keys, min(4, len(keys)))] + [global_id(Key(type_name, "-"))]


def with_filter(prying: Prying, draw: Callable[[], Question], name: str) -> Question:
    """A question whose filter has that one field."""
    prying.only = name
    try:
        question = draw()
        while name not in question.arguments.get("filter", {}):
            question = draw()
    finally:
        prying.only = None
    return question


def fields_of(filter_type: str) -> Sequence[str]:
    """The fields of a filter, or of another input, as the schema has them."""
    type_ = OURS.type_map[filter_type]
    assert isinstance(type_, GraphQLInputObjectType)
    return list(type_.fields)
