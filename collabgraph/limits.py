"""How large a document may be: measured on the document alone, before it is validated, never on data.

Everything is counted as it will be executed, with each fragment counted where it is spread; a fragment is measured
once, so a document whose fragments multiply is as cheap to measure, and to refuse, as it is to read.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSyntaxError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
)

from graph_store.errors import TooComplex

# What asks about the schema costs no database, and graphql-core holds its depth by a rule of its own.
_INTROSPECTION = ("__schema", "__type")

CHARACTERS_OF_A_TOKEN = 50
"""For each token that it may have, a document may have so many: to read a name without end takes long as well."""

# Python reads numbers of 4300 digits, and complains about longer ones in words that are not for clients.
_ENDLESS_NUMBER = re.compile(r"[0-9]{1001}")


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a document may have: tokens and comments; levels of fields; aliases, directives and fields, each
    counted over the whole document as executed."""

    tokens: int = 2_000
    depth: int = 20
    aliases: int = 50
    directives: int = 50
    fields: int = 5_000


@dataclass(frozen=True, slots=True)
class Size:
    """How large a document, or a part of it, is."""

    depth: int = 0
    aliases: int = 0
    directives: int = 0
    fields: int = 0


def parsed(text: str, limits: Limits) -> DocumentNode:
    """The document of that text. Raises GraphQLSyntaxError, or TooComplex where it is larger than allowed."""
    most = limits.tokens * CHARACTERS_OF_A_TOKEN
    if len(text) > most:
        raise TooComplex(
            f"The document has {len(text)} characters, and {most} is the most that is answered; "
            "ask for less, or send long values as variables."
        )
    if _ENDLESS_NUMBER.search(text):
        raise TooComplex("The document has a number of more than 1000 digits, and nothing here is as large.")
    try:
        return parse(text, max_lexical_tokens=limits.tokens, max_comments=limits.tokens)
    except GraphQLSyntaxError as error:
        # The parser has no other sign than its words for a limit that was passed, or nesting that it cannot follow.
        if "more than" in error.message:
            raise TooComplex(
                f"The document has more than {limits.tokens} tokens, which is the most that is answered; "
                "ask for less, or split it into several requests."
            ) from None
        if "nested too deeply" in error.message:
            raise TooComplex(
                f"The document is nested deeper than {limits.depth} levels, which is the most that is answered; "
                "ask for less at once."
            ) from None
        raise


def check(document: DocumentNode, limits: Limits) -> None:
    """Raises TooComplex, naming the limit and the measure, for the first limit that an operation passes."""
    try:
        size = measured(document)
    except RecursionError:
        size = Size(depth=sys.getrecursionlimit())
    for what, measure, most in (
        ("is {} levels deep", size.depth, limits.depth),
        ("has {} aliases", size.aliases, limits.aliases),
        ("has {} directives", size.directives, limits.directives),
        ("has {} fields", size.fields, limits.fields),
    ):
        if measure > most:
            raise TooComplex(
                f"The document {what.format(in_digits(measure))} with its fragments written out, and {most} is the "
                "most that is answered; ask for less, or split it into several requests."
            )


def measured(document: DocumentNode) -> Size:
    """The size of the whole document: the deepest operation, and the sums over all operations."""
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    measure = _Measure(fragments)
    operations = (node for node in document.definitions if isinstance(node, OperationDefinitionNode))
    return _sum([_with_directives(measure.selection(node.selection_set), node) for node in operations])


@dataclass(slots=True)
class _Measure:
    fragments: dict[str, FragmentDefinitionNode]
    known: dict[str, Size] = field(default_factory=dict)

    def selection(self, selection_set: SelectionSetNode | None) -> Size:
        if selection_set is None:
            return Size()
        return _sum([self._selected(node) for node in selection_set.selections])

    def _selected(self, node: object) -> Size:
        if isinstance(node, FieldNode):
            inner = self.selection(node.selection_set)
            depth = 1 if node.name.value in _INTROSPECTION else inner.depth + 1
            alias = int(node.alias is not None)
            return _with_directives(Size(depth, inner.aliases + alias, inner.directives, inner.fields + 1), node)
        if isinstance(node, InlineFragmentNode):
            return _with_directives(self.selection(node.selection_set), node)
        if isinstance(node, FragmentSpreadNode):
            return _with_directives(self._fragment(node.name.value), node)
        return Size()

    def _fragment(self, name: str) -> Size:
        if name not in self.known:
            # A fragment that comes to itself again adds nothing here; validation refuses it.
            self.known[name] = Size()
            if name in self.fragments:
                self.known[name] = self.selection(self.fragments[name].selection_set)
        return self.known[name]


def _with_directives(
    size: Size, node: FieldNode | InlineFragmentNode | FragmentSpreadNode | OperationDefinitionNode
) -> Size:
    if not node.directives:
        return size
    return Size(size.depth, size.aliases, size.directives + len(node.directives), size.fields)


def _sum(sizes: list[Size]) -> Size:
    return Size(
        max((size.depth for size in sizes), default=0),
        sum(size.aliases for size in sizes),
        sum(size.directives for size in sizes),
        sum(size.fields for size in sizes),
    )


def in_digits(measure: int) -> str:
    """A measure in digits, unless fragments have multiplied it beyond what anybody reads."""
    return str(measure) if measure < 10**9 else "more than 1000000000"
