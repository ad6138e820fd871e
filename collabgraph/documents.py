"""Documents, read once: parsed, measured and validated, and kept for the next request with the same text."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from graphql import DocumentNode, GraphQLError, GraphQLSchema, specified_rules
from graphql.validation.validate import ValidationAbortedError
from strawberry.schema.schema import validate_document

from collabgraph.limits import Limits, check, parsed
from graph_store.errors import TooComplex


class Refused(Exception):
    """A document that is not executed; `errors` say why."""

    def __init__(self, errors: Sequence[GraphQLError]) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


@dataclass(slots=True)
class Documents:
    """The documents that were asked last, by their text.

    Bounded by number and by the characters of their texts (a tree takes some hundred bytes for each), so that nobody
    fills the memory with documents that differ in a blank. Refused documents are not kept.
    """

    schema: GraphQLSchema
    limits: Limits
    most: int = 256
    most_characters: int = 500_000
    _kept: OrderedDict[str, DocumentNode] = field(default_factory=OrderedDict)
    _characters: int = 0

    def read(self, text: str) -> DocumentNode:
        """The document of that text. Raises Refused."""
        document = self._kept.get(text)
        if document is not None:
            self._kept.move_to_end(text)
            return document
        document = self._checked(text)
        self._keep(text, document)
        return document

    def _checked(self, text: str) -> DocumentNode:
        try:
            document = parsed(text, self.limits)
            check(document, self.limits)
        except GraphQLError as error:
            raise Refused([error]) from None
        except TooComplex as error:
            raise Refused([GraphQLError(error.message, original_error=error)]) from None
        # Strawberry puts rules of its own (oneOf, Maybe) after those of the specification.
        errors = validate_document(self.schema, document, specified_rules)
        if errors and isinstance(errors[0], ValidationAbortedError):
            too_much = TooComplex("The document repeats itself too often to be checked; ask for less.")
            raise Refused([GraphQLError(too_much.message, original_error=too_much)])
        if errors:
            raise Refused(errors)
        return document

    def _keep(self, text: str, document: DocumentNode) -> None:
        if len(text) > self.most_characters // 4:
            return
        self._kept[text] = document
        self._characters += len(text)
        while len(self._kept) > self.most or self._characters > self.most_characters:
            old, _ = self._kept.popitem(last=False)
            self._characters -= len(old)
