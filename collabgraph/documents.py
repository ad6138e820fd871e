"""Documents, read once: parsed, measured, validated and estimated, and kept for the next request with the same text."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
    specified_rules,
    validate,
)
from graphql.validation.validate import ValidationAbortedError
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from collabgraph.cost import Estimate, Weights, estimated
from collabgraph.limits import Limits, check, parsed
from graph_store.errors import TooComplex

# Strawberry puts rules of its own after those of the specification.
_RULES = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)


class Refused(Exception):
    """A document that is not executed; `errors` say why."""

    def __init__(self, errors: Sequence[GraphQLError]) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of a document, and what it may cost."""

    name: str | None
    is_query: bool
    cost: Estimate
    is_subscription: bool = False


@dataclass(slots=True)
class Document:
    """A valid document with its operations, as they are asked for."""

    node: DocumentNode
    schema: GraphQLSchema
    weights: Weights
    _operations: dict[str | None, Operation] = field(default_factory=dict)

    def operation(self, name: str | None) -> Operation | None:
        """The operation with that name, or the only one; None where there is none such. Raises TooComplex."""
        found = self._operations.get(name)
        if found is None:
            node = get_operation_ast(self.node, name)
            if node is None:
                return None
            found = self._operations[name] = self._read(node)
        return found

    def _read(self, node: OperationDefinitionNode) -> Operation:
        try:
            cost = estimated(self.schema, self.weights, self.node, node)
        except RecursionError:
            raise TooComplex("The document is nested deeper than can be answered; ask for less at once.") from None
        return Operation(
            node.name.value if node.name else None,
            node.operation is OperationType.QUERY,
            cost,
            node.operation is OperationType.SUBSCRIPTION,
        )


@dataclass(slots=True)
class Documents:
    """The documents that were asked last, by their text.

    Bounded by number and by the characters of their texts (a tree takes some hundred bytes for each), so that nobody
    fills the memory with documents that differ in a blank. Refused documents are not kept. Where `is_closed`, nothing
    is told of the schema: no introspection, and no names that come near to a wrong one.
    """

    schema: GraphQLSchema
    limits: Limits
    weights: Weights = field(default_factory=Weights)
    is_closed: bool = False
    most: int = 256
    most_characters: int = 500_000
    _kept: OrderedDict[str, Document] = field(default_factory=OrderedDict)
    _characters: int = 0

    def read(self, text: str) -> Document:
        """The document of that text. Raises Refused."""
        document = self._kept.get(text)
        if document is not None:
            self._kept.move_to_end(text)
            return document
        document = Document(self._checked(text), self.schema, self.weights)
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
        rules = (*_RULES, NoSchemaIntrospectionCustomRule) if self.is_closed else _RULES
        errors = validate(self.schema, document, rules, hide_suggestions=self.is_closed)
        if errors and isinstance(errors[0], ValidationAbortedError):
            too_much = TooComplex("The document repeats itself too often to be checked; ask for less.")
            raise Refused([GraphQLError(too_much.message, original_error=too_much)])
        if errors:
            raise Refused(errors)
        return document

    def _keep(self, text: str, document: Document) -> None:
        if len(text) > self.most_characters // 4:
            return
        self._kept[text] = document
        self._characters += len(text)
        while len(self._kept) > self.most or self._characters > self.most_characters:
            old, _ = self._kept.popitem(last=False)
            self._characters -= len(old)
